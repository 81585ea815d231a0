package dev.cozesh.probe.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Random requests that share everything with a candidate but its last name.
 *
 * @param baseline those that were answered as known-bad requests are
 * @param others the rest
 */
record Twins(List<Observation> baseline, List<Observation> others) {
  Twins {
    baseline = List.copyOf(baseline);
    others = List.copyOf(others);
  }

  int count() {
    return baseline.size() + others.size();
  }

  /** Whether a route answers for them. */
  boolean areServed() {
    return baseline.isEmpty() && others.size() > 1;
  }

  /**
   * Whether they are answered as known-bad requests are.
   *
   * @param wanted how many must be
   */
  boolean agree(int wanted) {
    return baseline.size() >= wanted && others.size() < baseline.size();
  }

  /** Twins of its own and of its siblings; a known-bad request in the same place is as good. */
  static List<Observation> of(String path, UnitEvidence unit, RouteEvidence route) {
    String frame = PathShape.of(path).frame();
    Map<Integer, Observation> found = new TreeMap<>(Comparator.naturalOrder());
    Stream.concat(unit.observations().stream(), route.observations().stream())
        .filter(each -> each.question() == Question.TWIN || each.question() == Question.KNOWN_BAD)
        .filter(Observation::teaches)
        .filter(each -> PathShape.of(each.sent().path()).frame().equals(frame))
        .forEach(each -> found.put(each.id(), each));
    return new ArrayList<>(found.values());
  }
}
