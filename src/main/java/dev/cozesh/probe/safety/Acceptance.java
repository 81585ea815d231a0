package dev.cozesh.probe.safety;

import dev.cozesh.probe.evidence.ProbeReport.Stop;
import dev.cozesh.probe.verdict.Observation;
import dev.cozesh.probe.verdict.Question;
import dev.cozesh.probe.verdict.Sent.Credential;
import dev.cozesh.probe.verdict.Signal;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a run's token was ever accepted. Too few refusals in a row end no run; one that met
 * nothing else is told at its end. Thread-safe.
 */
public final class Acceptance {
  private static final Set<Question> OF_ROUTES =
      Set.of(Question.CANDIDATE, Question.REPLAY, Question.KNOWN_GOOD, Question.PARAMETERS);

  private int refused;
  private boolean accepted;

  /** Hears nothing yet. */
  public Acceptance() {}

  /**
   * Hears an answer.
   *
   * @param observation the answer to which question
   * @param unitAnswersSo whether known-bad requests of the unit get the same
   */
  public synchronized void heard(Observation observation, boolean unitAnswersSo) {
    boolean counts =
        observation.sent().credential() == Credential.TOKEN
            && OF_ROUTES.contains(observation.question())
            && !unitAnswersSo;
    if (!counts) {
      return;
    }
    if (observation.signal() == Signal.TOKEN) {
      refused++;
    } else if (isUnderstood(observation.signal())) {
      accepted = true;
    }
  }

  private static boolean isUnderstood(Signal signal) {
    return switch (signal) {
      case SUCCESS, VALIDATION, PARAMETERS, RESOURCE_MISSING, PERMISSION -> true;
      default -> false;
    };
  }

  /** {@return why the run is worth little, at its end; empty when the token was good} */
  public synchronized Optional<Stop> verdict() {
    return refused > 0 && !accepted
        ? Optional.of(
            new Stop(
                Stop.Kind.CREDENTIAL,
                "the token was refused "
                    + (refused == 1 ? "once" : refused + " times")
                    + " and never accepted",
                "`cozesh doctor` checks the token; then probe again"))
        : Optional.empty();
  }
}
