package dev.cozesh.sandbox;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.function.Predicate;

/** The faults that wait for their requests. Thread-safe. */
public final class Faults {
  private final List<Armed> armed = new ArrayList<>();

  Faults() {}

  /** Adds a fault; several on one route all count, and all that strike take effect. */
  public synchronized void add(Fault fault) {
    armed.add(new Armed(fault, fault.effect()));
  }

  /** Takes all faults away. */
  public synchronized void clear() {
    armed.clear();
  }

  /** Counts an arrived request and tells what strikes it, pages apart. */
  synchronized List<Effect> onArrival(String routeKey, boolean known) {
    return strike(routeKey, effect -> !(effect instanceof Effect.FailPage) && effect.meets(known));
  }

  /** Counts a request for a page and tells whether it fails. */
  synchronized boolean failsPage(String routeKey, IntSupplier page) {
    return !strike(
            routeKey, e -> e instanceof Effect.FailPage fail && fail.page() == page.getAsInt())
        .isEmpty();
  }

  private List<Effect> strike(String routeKey, Predicate<Effect> wanted) {
    List<Effect> effects = new ArrayList<>();
    for (Armed candidate : armed) {
      boolean matches =
          candidate.fault.route().equals(Fault.ANY_ROUTE)
              || candidate.fault.route().equals(routeKey);
      if (matches && wanted.test(candidate.effect)) {
        candidate.strike(routeKey).ifPresent(effects::add);
      }
    }
    return effects;
  }

  private static final class Armed {
    private final Fault fault;
    private final Effect effect;
    private final Set<String> struck = new HashSet<>();
    private long count;

    Armed(Fault fault, Effect effect) {
      this.fault = fault;
      this.effect = effect;
    }

    private Optional<Effect> strike(String routeKey) {
      count++;
      return fault.strikes(count)
          ? effect.drawn(new Draw(routeKey, count, struck))
          : Optional.empty();
    }
  }
}
