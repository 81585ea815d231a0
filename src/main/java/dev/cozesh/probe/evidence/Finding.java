package dev.cozesh.probe.evidence;

import static java.util.Objects.requireNonNull;

import dev.cozesh.catalog.RightAnswer;
import dev.cozesh.probe.parameter.Needs;
import dev.cozesh.probe.variant.Attempt;
import dev.cozesh.probe.verdict.Judgement;
import dev.cozesh.probe.verdict.Sent;
import java.util.List;
import java.util.Optional;

/**
 * What became of one attempt.
 *
 * @param attempt what was written
 * @param judgement the verdict with its proof
 * @param sent the request that stands for it, as it left; empty when none was sent
 * @param status HTTP status of the answer to it; 0 for none
 * @param code Coze's code in it; 0 for none
 * @param template the message in it, with markers
 * @param logId Coze's log id of it; may be empty
 * @param documented id of the catalogue's endpoint; empty when it is not documented
 * @param needs which parameters it takes
 * @param right what to call instead; empty when it exists as it was written
 * @param notes what else was noticed: an unsteady answer, a body that was held back
 */
public record Finding(
    Attempt attempt,
    Judgement judgement,
    Optional<Sent> sent,
    int status,
    long code,
    String template,
    String logId,
    Optional<String> documented,
    Needs needs,
    Optional<RightAnswer> right,
    List<String> notes) {
  public Finding {
    requireNonNull(attempt, "attempt");
    requireNonNull(judgement, "judgement");
    requireNonNull(sent, "sent");
    requireNonNull(template, "template");
    requireNonNull(logId, "logId");
    requireNonNull(documented, "documented");
    requireNonNull(needs, "needs");
    requireNonNull(right, "right");
    notes = List.copyOf(notes);
  }
}
