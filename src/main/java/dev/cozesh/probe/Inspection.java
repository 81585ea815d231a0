package dev.cozesh.probe;

import dev.cozesh.probe.verdict.Judge;
import dev.cozesh.probe.verdict.Judgement;
import dev.cozesh.probe.verdict.Observation;
import dev.cozesh.probe.verdict.Question;
import dev.cozesh.probe.verdict.RouteEvidence;
import dev.cozesh.probe.verdict.Ruling;
import dev.cozesh.probe.verdict.Sent;
import dev.cozesh.probe.verdict.UnitEvidence;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One route on its way to a verdict. Belongs to one thread at a time; the judge says what is asked
 * next, and here it is asked.
 */
final class Inspection {
  private final Agenda.Item item;
  private final Sent candidate;
  private final UnitDesk unit;
  private final Judge judge;
  private final Probes probes;
  private final Asker asker;
  private RouteEvidence evidence;
  private Judgement judgement;
  private boolean settled;

  Inspection(
      Agenda.Item item, Sent candidate, UnitDesk unit, Judge judge, Probes probes, Asker asker) {
    this.item = item;
    this.candidate = candidate;
    this.unit = unit;
    this.judge = judge;
    this.probes = probes;
    this.asker = asker;
    this.evidence = new RouteEvidence(item.endpoint().isPresent(), Set.of(), List.of());
  }

  Agenda.Item item() {
    return item;
  }

  /** The request that stands for the route. */
  Sent candidate() {
    return candidate;
  }

  UnitDesk unit() {
    return unit;
  }

  RouteEvidence evidence() {
    return evidence;
  }

  /** Whether the verdict stands; otherwise it is worth asking later. */
  boolean isSettled() {
    return settled;
  }

  /** The verdict so far; empty when nothing could be asked yet. */
  Optional<Judgement> judgement() {
    return Optional.ofNullable(judgement);
  }

  /** The answer to the request as it stands, the latest one. */
  Optional<Observation> answer() {
    List<Observation> all = evidence.observations();
    for (int i = all.size() - 1; i >= 0; i--) {
      Question question = all.get(i).question();
      if (question == Question.CANDIDATE
          || question == Question.REPLAY
          || question == Question.SLASH) {
        return Optional.of(all.get(i));
      }
    }
    return Optional.empty();
  }

  /**
   * Asks until the judge has a verdict, or says that there is none now.
   *
   * @throws Halt when the run is over
   */
  void work() {
    while (!settled) {
      Ruling ruling = judge.weigh(unit.evidence(), evidence);
      if (ruling instanceof Ruling.Decided decided) {
        judgement = decided.judgement();
        settled = true;
      } else if (ruling instanceof Ruling.Later later) {
        judgement = later.judgement();
        return;
      } else if (ruling instanceof Ruling.Ask ask) {
        ask(ask.question());
      }
    }
  }

  /** Asks afresh: what taught nothing is forgotten. */
  void renew(int newest) {
    unit.renew(newest);
    evidence = evidence.later();
  }

  /** Weighs once more when another method of the same path was found to exist. */
  void hear(Set<String> otherMethods) {
    evidence = new RouteEvidence(evidence.documented(), otherMethods, evidence.observations());
    weighAgain();
  }

  /** Takes the answers that came in since the verdict into account. */
  void weighAgain() {
    if (judge.weigh(unit.evidence(), evidence) instanceof Ruling.Decided decided) {
      judgement = decided.judgement();
      settled = true;
    }
  }

  /** Takes in an answer that was asked for elsewhere. */
  void add(Observation observation) {
    evidence = evidence.with(observation);
  }

  private void ask(Question question) {
    if (question.isAboutUnit()) {
      unit.calibrate(this::stillOpen, candidate, asker);
      return;
    }
    int twins = (int) evidence.observations().stream().filter(Inspection::isTwin).count();
    Sent sent = probes.aboutRoute(question, candidate, twins);
    Observation seen = asker.ask(question, sent, item.route().operation(), unit);
    evidence = evidence.with(seen);
    if (question == Question.TWIN) {
      unit.add(seen);
    }
    unit.refresh(candidate, asker);
  }

  private Optional<Question> stillOpen(UnitEvidence now) {
    return judge.weigh(now, evidence) instanceof Ruling.Ask ask && ask.question().isAboutUnit()
        ? Optional.of(ask.question())
        : Optional.empty();
  }

  private static boolean isTwin(Observation observation) {
    return observation.question() == Question.TWIN;
  }
}
