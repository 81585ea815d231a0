package dev.cozesh.sandbox;

import dev.cozesh.sandbox.RouteTable.Target;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Stands before the handlers and turns away what none of them is to see. */
final class Front {
  private final RouteTable routes;
  private final Manners manners;
  private final Predicate<String> accepts;
  private final Predicate<String> knows;

  /**
   * @param accepts judges tokens
   * @param knows judges cookies
   */
  Front(RouteTable routes, Persona persona, Predicate<String> accepts, Predicate<String> knows) {
    this.routes = routes;
    this.manners =
        switch (persona) {
          case CLOUD -> new CloudManners();
          case STUDIO -> new StudioManners();
        };
    this.accepts = accepts;
    this.knows = knows;
  }

  /** The answer of a request that gets no further; empty when a handler may have it. */
  Optional<Answer> turnsAway(Wire wire, Target target, Wording wording) {
    Optional<Answer> early = manners.atTheDoor(wire, routes);
    if (early.isPresent()) {
      return early;
    }
    if (!target.known() || !manners.takes(target)) {
      return Optional.of(otherMethod(wire, target).orElseGet(() -> manners.unknown(wire, wording)));
    }
    return mayEnter(wire, target)
        ? Optional.empty()
        : Optional.of(manners.unauthorized(wire, target));
  }

  private boolean mayEnter(Wire wire, Target target) {
    if (target.route().filter(Route::asksForSession).isPresent()) {
      return knows.test(wire.header("Cookie"));
    }
    return target.route().filter(Route::isOpen).isPresent() || accepts.test(wire.token());
  }

  private Optional<Answer> otherMethod(Wire wire, Target target) {
    Set<String> methods =
        routes.changes().isMethodNotAllowed() && !target.known()
            ? routes.methods(wire.path())
            : Set.of();
    // A fault may hide a route whose method is right.
    if (methods.isEmpty() || methods.contains(wire.method())) {
      return Optional.empty();
    }
    String told = "The method " + wire.method() + " is not allowed for " + wire.path() + ".";
    Answer answer = Answer.refusal(405, 4000, told, wire.logId());
    return Optional.of(answer.with(Map.of("Allow", String.join(", ", methods))));
  }
}
