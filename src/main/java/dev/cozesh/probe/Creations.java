package dev.cozesh.probe;

import dev.cozesh.probe.safety.Cleanup;
import dev.cozesh.probe.safety.Decision;
import dev.cozesh.probe.safety.Mutations;
import dev.cozesh.probe.verdict.Judgement;
import dev.cozesh.probe.verdict.Question;
import dev.cozesh.probe.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
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

  /** Deletes what was made; what stays, as text for people. */
  List<String> cleanedUp() {
    if (!means.journal().isOpen()) {
      return List.of();
    }
    Cleanup.Swept swept =
        new Cleanup(means.journal(), means.catalog(), options.base(), asker::undo).run();
    List<String> stays = new ArrayList<>(swept.residue());
    swept.left().forEach(left -> stays.add(left + "; `cozesh probe --cleanup` tries again"));
    return stays;
  }
}
