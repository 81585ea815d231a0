package dev.cozesh.probe;

import dev.cozesh.catalog.Catalog;
import dev.cozesh.catalog.Effect;
import dev.cozesh.catalog.Endpoint;
import dev.cozesh.catalog.Shape;
import dev.cozesh.probe.safety.Decision;
import dev.cozesh.probe.safety.Precaution;
import dev.cozesh.probe.variant.Attempt;
import dev.cozesh.probe.variant.Attempt.Origin;
import dev.cozesh.probe.variant.Attempt.Route;
import dev.cozesh.probe.variant.Claim;
import dev.cozesh.probe.variant.Inquiry;
import dev.cozesh.probe.verdict.Sent;
import dev.cozesh.probe.verdict.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is asked, and in which order: declared reads, then other reads, then the harmless forms of
 * writes, then what was allowed to create something. Where the full product is more than the budget
 * bears, pairs of alternatives stand for it, as many as it bears.
 *
 * @param items the routes in the order of asking, those that are never sent among them
 * @param spared routes that pairs stand for
 * @param cut routes of pairs that the budget does not bear
 * @param attempts every attempt, in the order of writing; those of the claims behind them
 */
record Agenda(List<Item> items, List<Item> spared, List<Item> cut, List<Attempt> attempts) {
  /** Known-bad requests that a unit takes when nothing is unusual. */
  static final int CALIBRATION = 3;

  private static final int OF_A_HIT = 2;
  private static final int OF_A_SEARCH = 4;

  Agenda {
    items = List.copyOf(items);
    spared = List.copyOf(spared);
    cut = List.copyOf(cut);
    attempts = List.copyOf(attempts);
  }

  /**
   * One route with all that was written for it.
   *
   * @param endpoint what the catalogue knows of it
   */
  record Item(Route route, List<Attempt> attempts, Decision decision, Optional<Endpoint> endpoint) {
    /** Whether it may be asked with any parameters. */
    boolean reads() {
      return endpoint
          .map(known -> known.effect() == Effect.READ)
          .orElseGet(() -> route.method().equals("GET") || route.method().equals("HEAD"));
    }

    /** What would be sent; empty when nothing is. */
    Optional<Sent> sent() {
      if (decision instanceof Decision.Send send) {
        return Optional.of(send.sent());
      }
      return decision instanceof Decision.Mutation mutation
          ? Optional.of(mutation.harmless())
          : Optional.empty();
    }

    /** Requests that it is expected to take, without calibration: what is documented exists. */
    int requests(boolean searched) {
      return sent().isEmpty() ? 0 : 1 + contrast() + sets() + (searched ? search() : 0);
    }

    /** Once more, and a sibling. */
    int contrast() {
      return expected() ? OF_A_HIT : 0;
    }

    /** Its other parameters. */
    int sets() {
      return expected() && reads() ? attempts.size() - 1 : 0;
    }

    /** Parameters that nobody wrote. */
    int search() {
      return expected() && reads() ? OF_A_SEARCH : 0;
    }

    private boolean expected() {
      return endpoint.isPresent() && sent().isPresent();
    }

    Stage stage() {
      if (decision instanceof Decision.Mutation) {
        return Stage.MUTATIONS;
      }
      if (!reads()) {
        return Stage.WRITES;
      }
      return endpoint.isPresent() ? Stage.READS : Stage.GUESSES;
    }
  }

  /** The order of asking. */
  enum Stage {
    /** The catalogue says that they only read. */
    READS("documented reads", "sent as they were written"),
    /** Nobody documents them. */
    GUESSES("undocumented reads", "sent as they were written"),
    /** Everything that could change something. */
    WRITES("harmless forms of writes", "sent with an empty body and impossible ids"),
    /** Allowed by the user. */
    MUTATIONS("allowed writes", "the harmless form first, then as they were written");

    final String title;
    final String what;

    Stage(String title, String what) {
      this.title = title;
      this.what = what;
    }
  }

  /** Makes the agenda of an inquiry. */
  static Agenda of(Inquiry inquiry, Catalog catalog, Precaution precaution, ProbeOptions options) {
    List<Attempt> all = withClaims(inquiry);
    List<Item> items = items(all, catalog, precaution);
    Selection selection = Selection.of(inquiry, all, items, options);
    return new Agenda(
        items.stream()
            .filter(item -> selection.asked().contains(item.route()))
            .sorted(Comparator.comparing(Item::stage))
            .toList(),
        items.stream().filter(item -> !selection.paired().contains(item.route())).toList(),
        items.stream().filter(item -> selection.isCut(item.route())).toList(),
        all);
  }

  /** Everything that is not asked for at first. */
  List<Item> left() {
    return Stream.concat(cut.stream(), spared.stream()).toList();
  }

  /** What has to be calibrated. */
  static Set<Unit> units(List<Item> items) {
    Set<Unit> units = new LinkedHashSet<>();
    items.forEach(item -> item.sent().map(Unit::of).ifPresent(units::add));
    return units;
  }

  /** A claim about something that nobody tries is tried too. */
  private static List<Attempt> withClaims(Inquiry inquiry) {
    if (inquiry.claims().isEmpty()) {
      return inquiry.attempts();
    }
    List<Attempt> attempts = new ArrayList<>(inquiry.attempts());
    Set<String> known = new LinkedHashSet<>();
    attempts.forEach(attempt -> known.add(Shape.of(attempt.operation())));
    for (Claim claim : inquiry.claims()) {
      if (known.add(Shape.of(claim.operation()))) {
        Origin origin = new Origin("the claim of " + claim.by(), true);
        attempts.add(Attempt.of(claim.method(), claim.path(), origin));
      }
    }
    return attempts;
  }

  private static List<Item> items(List<Attempt> all, Catalog catalog, Precaution precaution) {
    Map<Route, List<Attempt>> byRoute = new LinkedHashMap<>();
    all.forEach(each -> byRoute.computeIfAbsent(each.route(), r -> new ArrayList<>()).add(each));
    List<Item> items = new ArrayList<>();
    byRoute.forEach(
        (route, attempts) ->
            items.add(
                new Item(
                    route,
                    attempts,
                    precaution.decide(attempts.get(0)),
                    catalog.match(route.method(), route.path()))));
    return items;
  }
}
