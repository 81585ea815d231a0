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
  /** So many answers later it is asked once more what unknown requests get. */
  private static final int FRESH = 25;

  private final Probes probes;
  private volatile UnitEvidence evidence;
  private volatile Clusters clusters;
  private int sinceCalibration;

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

  /** Hears every answer of the unit: after a limit or many of them it is calibrated once more. */
  synchronized void heard(Observation observation) {
    boolean calibrates = observation.question().isAboutUnit() && observation.teaches();
    sinceCalibration = calibrates ? 0 : sinceCalibration + 1;
    if (sinceCalibration >= FRESH || observation.signal().isLimit()) {
      renew(observation.id());
    }
  }

  /** What was true before may not be any more: asks afresh, and forgets what taught nothing. */
  synchronized void renew(int newest) {
    sinceCalibration = 0;
    evidence = evidence.later(newest);
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
      add(asker.ask(question.get(), sent, evidence.unit().toString(), this));
    }
  }
}
