package dev.cozesh.probe.verdict;

import dev.cozesh.probe.verdict.Ruling.Ask;
import dev.cozesh.probe.verdict.Ruling.Decided;
import dev.cozesh.probe.verdict.Ruling.Later;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The answers to the questions about one route. */
record Answers(List<Observation> all) {
  private static final Set<Question> ASKED =
      EnumSet.of(
          Question.CANDIDATE, Question.REPLAY, Question.TWIN, Question.SLASH, Question.BAD_TOKEN);

  private static final Set<Question> OWN =
      EnumSet.of(
          Question.CANDIDATE,
          Question.REPLAY,
          Question.PARAMETERS,
          Question.WRONG_TYPE,
          Question.NONSENSE,
          Question.MUTATION);

  /** Requests that nobody can have handled yet, so that silence is no reason for care. */
  private static final Set<Question> HARMLESS =
      EnumSet.of(Question.TWIN, Question.SLASH, Question.BAD_TOKEN);

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final int ATTEMPTS = 3;

  Answers {
    all = List.copyOf(all);
  }

  /** What was learnt from the route's own request, with whatever parameters. */
  List<Observation> own() {
    return all.stream().filter(each -> OWN.contains(each.question()) && each.teaches()).toList();
  }

  List<Observation> of(Question question) {
    return all.stream().filter(each -> each.question() == question && each.teaches()).toList();
  }

  /** Whether no more questions are allowed. */
  boolean isSpent() {
    return all.stream().filter(each -> ASKED.contains(each.question())).count()
        >= Judge.MOST_QUESTIONS;
  }

  /** What the newest answer makes necessary when it taught nothing. */
  Optional<Ruling> obstacle() {
    if (all.isEmpty()) {
      return Optional.empty();
    }
    Observation newest = all.get(all.size() - 1);
    Signal signal = newest.signal();
    if (signal.isLimit()) {
      return Optional.of(new Later(Sentences.stopped(newest)));
    }
    if (signal.teaches() || !ASKED.contains(newest.question())) {
      return Optional.empty();
    }
    boolean harmless =
        HARMLESS.contains(newest.question()) || READING.contains(newest.sent().method());
    if (!harmless && signal == Signal.SILENCE) {
      Judgement silent = Sentences.stopped(newest);
      String reason = silent.reason() + "; the request may have been handled and is not repeated";
      return Optional.of(new Decided(new Judgement(Verdict.UNKNOWN, reason, silent.evidence(), 0)));
    }
    long vain =
        all.stream()
            .filter(each -> each.question() == newest.question() && !each.teaches())
            .count();
    return Optional.of(
        harmless && vain < ATTEMPTS
            ? new Ask(newest.question())
            : new Later(Sentences.stopped(newest)));
  }
}
