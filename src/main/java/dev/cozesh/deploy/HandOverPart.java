package dev.cozesh.deploy;

import dev.cozesh.deploy.HandOver.Handed;
import dev.cozesh.deploy.desired.DesiredWorkflow;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.deploy.plan.Action;
import dev.cozesh.deploy.workflow.WorkflowFile;
import java.util.List;
import java.util.Optional;

/**
 * The hand-over of one workflow: while it waits, the files that a person brings to Coze; once it is
 * there, the note that it was taken over. It sends nothing.
 */
final class HandOverPart implements Part {
  private final DesiredWorkflow workflow;
  private final Action action;
  private final Optional<HandOverFiles> files;

  HandOverPart(DesiredWorkflow workflow, Action action, Optional<HandOverFiles> files) {
    this.workflow = workflow;
    this.action = action;
    this.files = files;
  }

  @Override
  public boolean isEmpty() {
    return action == Action.NONE;
  }

  @Override
  public When when() {
    return When.WITH_ITS_OBJECT;
  }

  @Override
  public List<String> remarks() {
    if (action != Action.WAIT) {
      return List.of();
    }
    return files
        .map(all -> List.of("its importable forms go to " + all.directory(workflow.name())))
        .orElse(List.of());
  }

  @Override
  public List<String> operations() {
    return List.of("workflows.retrieve");
  }

  @Override
  public Optional<String> forAPerson() {
    return action == Action.WAIT ? Optional.of(steps()) : Optional.empty();
  }

  private String steps() {
    String paste = "\"" + workflow.name() + "\": paste the content of ";
    if (files.isEmpty()) {
      return paste + workflow.definition().orElseThrow().file() + " onto its canvas";
    }
    HandOverFiles.Paths paths = files.get().paths(workflow);
    String zip =
        paths
            .zip()
            .map(path -> ",\n  or import " + path + " (paid plans; makes a new one)")
            .orElse("");
    return paste
        + paths.clipboard()
        + "\n  as plain text onto its canvas, in place of what is there"
        + zip;
  }

  @Override
  public void apply(Run run, String id) {
    String digest = HandOver.digest(workflow);
    if (action == Action.WAIT) {
      WorkflowFile file = HandOver.file(workflow);
      files.ifPresent(all -> all.write(workflow, file));
    }
    if (!run.ledger().has(workflow.address())) {
      return;
    }
    String changed =
        run.inventory()
            .byId(Kind.WORKFLOW, run.ledger().get(workflow.address()).id())
            .flatMap(Listed::changed)
            .orElse("");
    run.ledger()
        .change(
            workflow.address(),
            state -> {
              Handed before = Handed.of(state);
              boolean isGiven = before.given().filter(digest::equals).isPresent();
              Handed after =
                  action == Action.WAIT
                      ? new Handed(
                          before.taken(), Optional.of(digest), isGiven ? before.seen() : changed)
                      : new Handed(Optional.of(digest), Optional.empty(), changed);
              return after.into(state);
            });
  }
}
