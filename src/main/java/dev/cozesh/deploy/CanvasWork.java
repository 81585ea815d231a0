package dev.cozesh.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.studio.StudioCanvas;
import dev.cozesh.deploy.desired.DesiredWorkflow;
import dev.cozesh.deploy.plan.Standing;
import dev.cozesh.deploy.state.JournalEntry;
import dev.cozesh.deploy.state.ResourceState;
import dev.cozesh.deploy.workflow.CanonicalCanvas;
import dev.cozesh.deploy.workflow.CanvasDiff;
import dev.cozesh.error.CozeConflictException;
import dev.cozesh.error.CozeException;
import dev.cozesh.error.CozePartialException;
import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.CozeServiceException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Stores the canvas of one workflow, never over what somebody else has stored: the draft is read
 * again, saved under its commit, and read back. The open-source server looks at neither commit nor
 * lock, so that there this look is all there is.
 */
final class CanvasWork {
  private static final long NOT_LATEST = 777_777_759;
  private static final int NODES_OF_A_NEW_ONE = 2;

  private final Run run;
  private final StudioDrafts drafts;
  private final DesiredWorkflow workflow;
  private final CanvasPlan plan;

  CanvasWork(Run run, StudioDrafts drafts, DesiredWorkflow workflow, CanvasPlan plan) {
    this.run = run;
    this.drafts = drafts;
    this.workflow = workflow;
    this.plan = plan;
  }

  /**
   * Does it.
   *
   * @throws CozeConflictException when the draft is not the one that the plan saw
   * @throws dev.cozesh.error.CozeLockedException when somebody else has the edit lock
   */
  void apply(String id) {
    StudioCanvas now = drafts.read(id);
    requireAsPlanned(now);
    boolean there = CanonicalCanvas.covers(StudioDrafts.canvas(now), plan.wanted());
    if (plan.standing() == Standing.KEPT || there) {
      remember(now);
      return;
    }
    requireNoFindings(id);
    run.requireGoingOn();
    new EditLocks(run, drafts).take(workflow.address(), id);
    run.started(workflow.address(), "update");
    JournalEntry intent =
        run.journal()
            .intend(
                JournalEntry.Work.UPDATE,
                workflow.address(),
                "",
                List.of(),
                Map.of(CanvasPart.FIELD, CanvasPlan.hash(plan.wanted())));
    Optional<CozeException> lost = send(id, now, intent);
    StudioCanvas stored = drafts.read(id);
    requireStored(StudioDrafts.canvas(stored), StudioDrafts.canvas(now), lost);
    remember(stored);
    if (lost.isPresent()) {
      run.journal().outcome(intent, JournalEntry.Type.SETTLED, Map.of(), "read back");
      run.settled("settled by reading back: the canvas of " + workflow.address() + " has arrived");
    }
    run.updated(workflow.address(), "update", id);
  }

  /** What the plan saw, or what a create leaves. */
  private void requireAsPlanned(StudioCanvas now) {
    JsonNode canvas = StudioDrafts.canvas(now);
    if (CanonicalCanvas.covers(canvas, plan.wanted())) {
      return;
    }
    if (plan.live().isEmpty()) {
      if (canvas.path("nodes").size() > NODES_OF_A_NEW_ONE) {
        throw changedMeanwhile(canvas, "somebody filled its canvas before this run could");
      }
      return;
    }
    JsonNode seen = StudioDrafts.canvas(plan.live().get());
    if (!seen.equals(canvas)) {
      List<String> theirs = CanvasDiff.subjects(CanvasDiff.between(seen, canvas));
      throw changedMeanwhile(
          canvas,
          "commit "
              + plan.live().get().commitId()
              + " was planned on, commit "
              + now.commitId()
              + " is there; they changed "
              + String.join(", ", theirs));
    }
  }

  private CozeConflictException changedMeanwhile(JsonNode canvas, String why) {
    List<String> ours = CanvasDiff.subjects(CanvasDiff.between(canvas, plan.wanted()));
    return new CozeConflictException(
        workflow.address() + " is not what the plan saw; nothing was overwritten",
        why + "; the script would change " + String.join(", ", ours),
        "plan again and look at the difference; `--resolve ours` overwrites it, `--resolve theirs`"
            + " keeps it");
  }

  private void requireNoFindings(String id) {
    List<String> findings = drafts.findings(id, plan.schema());
    if (findings.isEmpty()) {
      return;
    }
    String what =
        "Coze finds "
            + (findings.size() == 1 ? "a mistake" : findings.size() + " mistakes")
            + " in "
            + workflow.address()
            + ": "
            + String.join("; ", findings);
    String why = "its canvas was checked before the save, and was not stored";
    String next = "correct " + workflow.definition().orElseThrow().file() + " and run again";
    throw run.hasWritten()
        ? new CozePartialException(what, why, next)
        : new CozeScriptException(workflow.place(), what, why, next);
  }

  /**
   * Sends it once.
   *
   * @return why it is not known whether it has arrived
   */
  private Optional<CozeException> send(String id, StudioCanvas replaced, JournalEntry intent) {
    try {
      run.wire()
          .sending(
              run.journal(),
              intent,
              () -> {
                drafts.save(id, plan.schema(), replaced.commitId());
                return id;
              });
      run.journal().outcome(intent, JournalEntry.Type.DONE, Map.of(), "");
      return Optional.empty();
    } catch (CozeException e) {
      if (Outcome.of(e) == Outcome.NOTHING_HAPPENED) {
        run.journal().outcome(intent, JournalEntry.Type.REFUSED, Map.of(), e.what());
        throw refused(id, replaced, e);
      }
      return Optional.of(e);
    }
  }

  private CozeException refused(String id, StudioCanvas replaced, CozeException refusal) {
    if (!(refusal instanceof CozeServiceException service) || service.code() != NOT_LATEST) {
      return refusal;
    }
    StudioCanvas now = drafts.read(id);
    if (!now.commitId().equals(replaced.commitId())) {
      return changedMeanwhile(
          StudioDrafts.canvas(now), "somebody saved it at the same moment, and was first");
    }
    return EditLocks.heldByAnother(workflow.address(), service, run.now());
  }

  private void requireStored(JsonNode stored, JsonNode before, Optional<CozeException> lost) {
    if (CanonicalCanvas.covers(stored, plan.wanted())) {
      return;
    }
    boolean nothing = stored.equals(before);
    String what =
        nothing
            ? "the canvas of " + workflow.address() + " was sent, and is what it was before"
            : workflow.address()
                + ": sent, not stored: "
                + String.join(", ", CanvasDiff.subjects(CanvasDiff.between(stored, plan.wanted())));
    throw new CozePartialException(
        what,
        lost.map(e -> "the answer was lost: " + e.what())
            .orElse("Coze said success and kept another canvas"),
        "look at it in the web page; run the same command to try again",
        lost.orElse(null));
  }

  /** The state keeps what the server gives, not what was sent: what it adds is no drift. */
  private void remember(StudioCanvas stored) {
    ResourceState.Canvas canvas =
        new ResourceState.Canvas(
            CanvasPlan.hash(plan.wanted()),
            CanvasPlan.hash(StudioDrafts.canvas(stored)),
            stored.commitId());
    run.ledger().change(workflow.address(), state -> state.withCanvas(canvas));
  }
}
