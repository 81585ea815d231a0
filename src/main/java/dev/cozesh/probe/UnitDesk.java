package dev.cozesh.probe;

import dev.cozesh.probe.verdict.Clusters;
import dev.cozesh.probe.verdict.Features;
import dev.cozesh.probe.verdict.Observation;
import dev.cozesh.probe.verdict.Question;
import dev.cozesh.probe.verdict.Sent;
import dev.cozesh.probe.verdict.UnitEvidence;
import java.util.Optional;
import java.util.function.Function;

/** What is known of one unit while a run goes on. Thread-safe. */
final class UnitDesk {
  /** After so many requests a known-bad one shows whether they are still answered alike. */
  private static final int FRESH = 25;

  private final Probes probes;
  private volatile UnitEvidence evidence;
  private volatile Clusters clusters;
  private int sinceCalibrated;

  UnitDesk(UnitEvidence evidence, Probes probes) {
    this.probes = probes;
    this.evidence = evidence;
    this.clusters = Clusters.of(evidence);
  }

  UnitEvidence evidence() {
    return evidence;
  }

  Clusters clusters() {
    return clusters;
  }

  /** Whether every request of the unit may get such an answer. */
  boolean isUsual(Features features) {
    return clusters.match(features).isPresent();
  }

  /** Another request of the unit was answered; now and then that makes the calibration old. */
  synchronized void counted(int newest) {
    sinceCalibrated++;
    if (sinceCalibrated >= FRESH) {
      renew(newest);
    }
  }

  /** What was true before may not be any more: asks afresh, and forgets what taught nothing. */
  synchronized void renew(int newest) {
    sinceCalibrated = 0;
    evidence = evidence.later(newest);
    clusters = Clusters.of(evidence);
  }

  synchronized void add(Observation observation) {
    evidence = evidence.with(observation);
    clusters = Clusters.of(evidence);
  }

  /**
   * Asks about the unit, one question at a time: who comes second finds the answer of the first.
   *
   * @param wanted the question that is still open, seen from the evidence as it is now
   * @param like the candidate that wants to know
   */
  synchronized void calibrate(
      Function<UnitEvidence, Optional<Question>> wanted, Sent like, Asker asker) {
    Optional<Question> question = wanted.apply(evidence);
    if (question.isPresent()) {
      Sent sent = probes.aboutUnit(question.get(), evidence, like);
      add(asker.ask(question.get(), sent, evidence.unit().toString(), this::isUsual));
    }
  }
}
