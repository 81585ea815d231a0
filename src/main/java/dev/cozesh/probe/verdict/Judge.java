package dev.cozesh.probe.verdict;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says what the evidence proves, or which request would prove most. The same evidence gets the same
 * ruling; whatever is answered, after at most {@value #MOST_QUESTIONS} questions about a route
 * comes a verdict, or that nothing can be learnt now. Thread-safe.
 */
public final class Judge {
  /** The most questions about one route, those about its unit not counted. */
  public static final int MOST_QUESTIONS = 16;

  /** What was made of the newest evidence of each unit: most routes add nothing to it. */
  private final Map<Unit, Calibration> newest = new ConcurrentHashMap<>();

  /** Creates a judge; all are alike. */
  public Judge() {}

  /**
   * {@return the verdict on a route, or what to ask next}
   *
   * @param unit what is known of all routes of its prefix and method
   * @param route what is known of it
   */
  public Ruling weigh(UnitEvidence unit, RouteEvidence route) {
    Calibration calibration = calibration(unit);
    Optional<Ruling> missing = calibration.next(route.documented());
    if (missing.isPresent()) {
      return missing.get();
    }
    return unit.tokenIsDoubtful()
        ? new SlashCase(unit, route).rule()
        : new RouteCase(unit, route, calibration).rule();
  }

  /** Without a lock: that two threads make the same one is cheaper than that all wait for one. */
  private Calibration calibration(UnitEvidence unit) {
    Calibration known = newest.get(unit.unit());
    if (known != null && known.isOf(unit)) {
      return known;
    }
    Calibration made = known == null ? new Calibration(unit) : known.of(unit);
    newest.put(unit.unit(), made);
    return made;
  }
}
