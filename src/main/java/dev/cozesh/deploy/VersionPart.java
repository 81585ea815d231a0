package dev.cozesh.deploy;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.cozesh.client.studio.StudioCanvas;
import dev.cozesh.deploy.desired.DesiredWorkflow;
import dev.cozesh.deploy.plan.FieldChange;
import java.util.List;
import java.util.Optional;

/** The publishing of one workflow on a self-hosted Coze: bots and runs use the last version. */
final class VersionPart implements Part {
  /** A look before, the publishing, and the version read back. */
  private static final int REQUESTS = 3;

  private final StudioDrafts drafts;
  private final DesiredWorkflow workflow;
  private final CanvasPlan plan;

  VersionPart(StudioDrafts drafts, DesiredWorkflow workflow, CanvasPlan plan) {
    this.drafts = drafts;
    this.workflow = workflow;
    this.plan = plan;
  }

  @Override
  public boolean isEmpty() {
    return !plan.publishes();
  }

  @Override
  public When when() {
    return When.LAST;
  }

  @Override
  public List<FieldChange> changes() {
    if (isEmpty()) {
      return List.of();
    }
    Optional<String> last = plan.live().flatMap(StudioCanvas::version);
    return List.of(
        new FieldChange(
            "publish",
            last.map(version -> TextNode.valueOf("version " + version)),
            Optional.of(TextNode.valueOf("version " + VersionWork.next(last)))));
  }

  @Override
  public int requests() {
    return isEmpty() ? 0 : REQUESTS;
  }

  @Override
  public List<String> operations() {
    return isEmpty() ? List.of() : List.of("studio.workflows.publish", "studio.workflows.version");
  }

  @Override
  public void apply(Run run, String id) {
    new VersionWork(run, drafts, workflow).publish(id);
  }
}
