package dev.cozesh.probe.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What is known of one route. Immutable; the order is that of sending.
 *
 * @param documented whether the catalogue has it: then its absence is a surprise and is asked for
 *     once more
 * @param otherMethods methods of the same path that were found to exist
 * @param observations answers to the questions about the route
 */
public record RouteEvidence(
    boolean documented, Set<String> otherMethods, List<Observation> observations) {
  public RouteEvidence {
    otherMethods = Set.copyOf(otherMethods);
    observations = List.copyOf(observations);
  }

  /**
   * The same with one answer more.
   *
   * @param observation the answer
   * @return a copy
   */
  public RouteEvidence with(Observation observation) {
    List<Observation> more = new ArrayList<>(observations);
    more.add(observation);
    return new RouteEvidence(documented, otherMethods, more);
  }

  /**
   * The same after a pause: answers that taught nothing are left out, so that their questions are
   * asked once more.
   *
   * @return a copy
   */
  public RouteEvidence later() {
    List<Observation> taught = observations.stream().filter(Observation::teaches).toList();
    return new RouteEvidence(documented, otherMethods, taught);
  }
}
