package dev.cozesh.deploy;

import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.cozesh.client.CozeClient;
import dev.cozesh.client.studio.StudioCanvas;
import dev.cozesh.client.studio.StudioWorkflow;
import dev.cozesh.client.studio.StudioWorkflowCreate;
import dev.cozesh.client.studio.StudioWorkflowUpdate;
import dev.cozesh.deploy.desired.DesiredResource;
import dev.cozesh.deploy.desired.DesiredWorkflow;
import dev.cozesh.deploy.desired.Kind;
import java.util.List;
import java.util.Optional;

/** Workflows in the console of a self-hosted Coze, which makes, changes and deletes them. */
final class StudioWorkflowDriver implements Driver {
  /** Whether a row has a version. */
  static final String PUBLISHED = "is_published";

  static final BooleanNode NO = BooleanNode.FALSE;

  private static final int PAGE = 100;
  private static final int HAS_VERSIONS = 3;

  private final StudioDrafts drafts;

  StudioWorkflowDriver(CozeClient client, String spaceId) {
    this.drafts = new StudioDrafts(client, spaceId);
  }

  @Override
  public List<Listed> list() {
    return drafts.list().stream().map(StudioWorkflowDriver::row).toList();
  }

  @Override
  public Optional<Fields> read(String id, Inventory inventory) {
    return inventory.byId(Kind.WORKFLOW, id).flatMap(Listed::fields);
  }

  @Override
  public Optional<Fields> readAnew(String id, Inventory inventory) {
    return drafts.find(id).map(StudioCanvas::workflow).map(StudioWorkflowDriver::fields);
  }

  @Override
  public Fields desired(DesiredResource resource, References references) {
    return new Fields().put("name", resource.address().name());
  }

  @Override
  public String create(DesiredResource resource, Fields desired, String description) {
    return drafts.create(
        StudioWorkflowCreate.workflow(drafts.spaceId(), resource.address().name(), description));
  }

  @Override
  public void update(String id, DesiredResource resource, Fields wanted, Fields actual) {
    Optional<String> description =
        wanted.all().containsKey("description")
            ? Optional.of(wanted.text("description"))
            : Optional.empty();
    drafts.update(
        id, new StudioWorkflowUpdate(Optional.of(resource.address().name()), description));
  }

  @Override
  public List<String> reads() {
    return List.of("studio.workflows.list", "studio.workflows.canvas");
  }

  @Override
  public List<String> writes(boolean makes) {
    return makes
        ? List.of("studio.workflows.create", "studio.workflows.update")
        : List.of("studio.workflows.update");
  }

  @Override
  public boolean makes() {
    return true;
  }

  @Override
  public List<Part> parts(Outlook outlook) {
    DesiredWorkflow workflow = (DesiredWorkflow) outlook.resource();
    if (workflow.definition().isEmpty()) {
      CanvasPlan.requireNotNew(workflow, outlook.identity());
      return List.of();
    }
    Optional<StudioCanvas> live = outlook.identity().id().flatMap(drafts::find);
    CanvasPlan plan = CanvasPlan.of(workflow, live, outlook);
    return List.of(new CanvasPart(drafts, workflow, plan), new VersionPart(drafts, workflow, plan));
  }

  @Override
  public void delete(String id) {
    drafts.delete(id);
  }

  @Override
  public Optional<String> deletes() {
    return Optional.of("studio.workflows.delete");
  }

  @Override
  public int readCost(Inventory inventory) {
    return 1;
  }

  @Override
  public int listCost(Inventory inventory) {
    return (inventory.all(Kind.WORKFLOW).size() + 1 + PAGE) / PAGE;
  }

  private static Listed row(StudioWorkflow workflow) {
    return new Listed(
        workflow.id(),
        workflow.name().orElse(""),
        workflow.description(),
        workflow.updateTime().map(Listed::time),
        Optional.of(fields(workflow)));
  }

  private static Fields fields(StudioWorkflow workflow) {
    Fields fields =
        new Fields().put("name", workflow.name()).put("description", workflow.description());
    workflow
        .status()
        .ifPresent(status -> fields.put(PUBLISHED, BooleanNode.valueOf(status == HAS_VERSIONS)));
    return fields;
  }
}
