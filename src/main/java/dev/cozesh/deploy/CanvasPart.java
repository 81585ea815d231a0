package dev.cozesh.deploy;

import dev.cozesh.deploy.desired.DesiredWorkflow;
import dev.cozesh.deploy.plan.FieldChange;
import dev.cozesh.deploy.plan.Standing;
import dev.cozesh.deploy.plan.Watched;
import java.util.List;

/** The canvas of one workflow on a self-hosted Coze. */
final class CanvasPart implements Part {
  /** What it is called in plans and in the state. */
  static final String FIELD = "canvas";

  /** The lock, two looks, the check and the save. */
  private static final int REQUESTS = 5;

  private final StudioDrafts drafts;
  private final DesiredWorkflow workflow;
  private final CanvasPlan plan;

  CanvasPart(StudioDrafts drafts, DesiredWorkflow workflow, CanvasPlan plan) {
    this.drafts = drafts;
    this.workflow = workflow;
    this.plan = plan;
  }

  @Override
  public boolean isEmpty() {
    return !plan.saves() && !plan.records();
  }

  @Override
  public When when() {
    return When.WITH_ITS_OBJECT;
  }

  @Override
  public List<FieldChange> changes() {
    return plan.changes();
  }

  @Override
  public List<Watched> watched() {
    return plan.watched();
  }

  @Override
  public List<String> remarks() {
    return plan.standing() == Standing.KEPT
        ? List.of("the canvas stays as it is on Coze; its file says something else")
        : List.of();
  }

  @Override
  public int requests() {
    return plan.saves() ? REQUESTS : plan.records() ? 1 : 0;
  }

  @Override
  public List<String> operations() {
    return plan.saves()
        ? List.of("studio.workflows.lock", "studio.workflows.validate", "studio.workflows.save")
        : List.of();
  }

  @Override
  public void apply(Run run, String id) {
    new CanvasWork(run, drafts, workflow, plan).apply(id);
  }
}
