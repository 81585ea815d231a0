package dev.cozesh.probe.verdict;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * What is known of a unit. Immutable; the order is that of sending.
 *
 * @param unit what is calibrated
 * @param hasKnownGood whether the catalogue has a read here that must succeed Where the token is
 *     doubtful any documented route does, for it is asked with a slash behind it
 * @param tokenIsDoubtful whether nothing may run a handler to find out, so that the slash oracle
 *     comes first: self-hosted servers
 * @param observations answers to the questions about the unit, and the twins of its routes
 * @param since the number in the ledger behind which a known-bad answer is needed before anything
 *     is judged; 0 for none
 */
public record UnitEvidence(
    Unit unit,
    boolean hasKnownGood,
    boolean tokenIsDoubtful,
    List<Observation> observations,
    int since) {
  public UnitEvidence {
    requireNonNull(unit, "unit");
    observations = List.copyOf(observations);
  }

  /**
   * Begins with nothing to check again.
   *
   * @param unit what is calibrated
   * @param hasKnownGood as told above
   * @param tokenIsDoubtful as told above
   * @param observations as told above
   */
  public UnitEvidence(
      Unit unit, boolean hasKnownGood, boolean tokenIsDoubtful, List<Observation> observations) {
    this(unit, hasKnownGood, tokenIsDoubtful, observations, 0);
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
    return new UnitEvidence(unit, hasKnownGood, tokenIsDoubtful, more, since);
  }

  /** Whether it is that with one answer more. */
  boolean follows(UnitEvidence before) {
    int size = before.observations.size();
    return observations.size() == size + 1
        && since == before.since
        && (size == 0 || observations.get(size - 1) == before.observations.get(size - 1))
        && (size == 0 || observations.get(0) == before.observations.get(0));
  }

  /**
   * The same after a pause, a new token or many requests: answers that taught nothing are left out,
   * and one known-bad request is asked for again, because what unknown requests get may have
   * changed.
   *
   * @param id number of the newest entry of the ledger
   * @return a copy
   */
  public UnitEvidence later(int id) {
    List<Observation> taught = observations.stream().filter(Observation::teaches).toList();
    return new UnitEvidence(unit, hasKnownGood, tokenIsDoubtful, taught, Math.max(since, id));
  }
}
