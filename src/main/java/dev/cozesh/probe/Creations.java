package dev.cozesh.probe;

import dev.cozesh.probe.evidence.ProbeReport.Stop;
import dev.cozesh.probe.evidence.ProbeReport.Stop.Kind;
import dev.cozesh.probe.safety.Cleanup;
import dev.cozesh.probe.safety.Decision;
import dev.cozesh.probe.safety.Mutations;
import dev.cozesh.probe.verdict.Judgement;
import dev.cozesh.probe.verdict.Question;
import dev.cozesh.probe.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a run was allowed to create: sent whole, once, and deleted again. */
final class Creations {
  private final ProbeMeans means;
  private final ProbeOptions options;
  private final Asker asker;
  private final Mutations mutations;
  private final Set<String> earlier;

  Creations(ProbeMeans means, ProbeOptions options, String run, Asker asker) {
    this.means = means;
    this.options = options;
    this.asker = asker;
    this.mutations =
        new Mutations(
            means.journal(),
            means.catalog(),
            run,
            sent -> asker.act(Question.MUTATION, sent, sent.operation()));
    this.earlier = mutations.sent();
  }

  /** Sends what was allowed, if its harmless form shows that it is there. */
  void make(Inspection of, Rows rows) {
    boolean exists = of.judgement().map(Judgement::verdict).filter(Verdict::exists).isPresent();
    if (exists && of.item().decision() instanceof Decision.Mutation mutation) {
      if (earlier.contains(mutation.endpoint().id())) {
        rows.note(of, "sent whole before the run was stopped, and not again");
        return;
      }
      Mutations.Done done = mutations.send(mutation);
      rows.note(
          of,
          "sent whole once, as was allowed: HTTP "
              + done.seen().status()
              + done.id().map(id -> ", made " + id).orElse(""));
    }
  }

  /**
   * Deletes what was made; what stays, as text for people. A server that wants no request gets
   * none: the journal knows what is left.
   *
   * @param stop why the run ended before its time
   */
  List<String> cleanedUp(Optional<Stop> stop) {
    if (!means.journal().isOpen()) {
      return List.of();
    }
    Cleanup cleanup = new Cleanup(means.journal(), means.catalog(), options.base(), asker::undo);
    Cleanup.Swept swept =
        stop.map(Stop::kind).map(Creations::isHeard).orElse(true) ? cleanup.run() : cleanup.none();
    List<String> stays = new ArrayList<>(swept.residue());
    stays.addAll(swept.left());
    return stays;
  }

  private static boolean isHeard(Kind why) {
    return why == Kind.BUDGET;
  }
}
