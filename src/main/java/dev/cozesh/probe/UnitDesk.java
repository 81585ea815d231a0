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
  private final Object calibrating = new Object();
  private int sinceCalibration;
  private boolean refreshing;

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

  /** Hears every answer of the unit: behind a limit nothing is judged before it is calibrated. */
  synchronized void heard(Observation observation) {
    boolean calibrates = observation.question().isAboutUnit() && observation.teaches();
    sinceCalibration = calibrates ? 0 : sinceCalibration + 1;
    if (observation.signal().isLimit()) {
      renew(observation.id());
    }
  }

  /**
   * Asks once more what unknown requests get, when many answers have come since. One asks; what the
   * others are about goes on, and waits for it only when this brings no answer.
   *
   * @param like a candidate of the unit
   * @throws Halt when the run is over
   */
  void refresh(Sent like, Asker asker) {
    if (!beginsRefresh()) {
      return;
    }
    try {
      UnitEvidence now = evidence;
      Question question = now.tokenIsDoubtful() ? Question.SLASH_BAD : Question.KNOWN_BAD;
      Sent sent = probes.aboutUnit(question, now, like);
      Observation seen = asker.ask(question, sent, now.unit().toString(), this);
      if (seen.teaches()) {
        add(seen);
      } else {
        renew(seen.id());
      }
    } finally {
      endRefresh();
    }
  }

  private synchronized boolean beginsRefresh() {
    boolean due = sinceCalibration >= FRESH && !refreshing;
    refreshing |= due;
    return due;
  }

  private synchronized void endRefresh() {
    refreshing = false;
  }

  /** What was true before may not be any more: asks afresh, and forgets what taught nothing. */
  synchronized void renew(int newest) {
    sinceCalibration = 0;
    evidence = evidence.later(newest);
  }

  synchronized void add(Observation observation) {
    evidence = evidence.with(observation);
    clusters = clusters.with(evidence);
  }

  /**
   * Asks about the unit, one question at a time: who comes second finds the answer of the first.
   *
   * @param wanted the question that is still open, seen from the evidence as it is now
   * @param like the candidate that wants to know
   */
  void calibrate(Function<UnitEvidence, Optional<Question>> wanted, Sent like, Asker asker) {
    synchronized (calibrating) {
      UnitEvidence now = evidence;
      Optional<Question> question = wanted.apply(now);
      if (question.isPresent()) {
        Sent sent = probes.aboutUnit(question.get(), now, like);
        add(asker.ask(question.get(), sent, now.unit().toString(), this));
      }
    }
  }
}
