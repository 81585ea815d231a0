package dev.cozesh.probe.verdict;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * What is known of a unit. Immutable; the order is that of sending.
 *
 * @param unit what is calibrated
 * @param hasKnownGood whether the catalogue has a read here that must succeed
 * @param tokenIsDoubtful whether nothing may run a handler to find out, so that the slash oracle
 *     comes first: self-hosted servers
 * @param observations answers to the questions about the unit, and the twins of its routes
 */
public record UnitEvidence(
    Unit unit, boolean hasKnownGood, boolean tokenIsDoubtful, List<Observation> observations) {
  public UnitEvidence {
    requireNonNull(unit, "unit");
    observations = List.copyOf(observations);
  }

  /**
   * The same with one answer more.
   *
   * @param observation the answer
   * @return a copy
   */
  public UnitEvidence with(Observation observation) {
    List<Observation> more = new ArrayList<>(observations);
    more.add(observation);
    return new UnitEvidence(unit, hasKnownGood, tokenIsDoubtful, more);
  }
}
