package dev.cozesh.deploy;

import dev.cozesh.client.CozeClient;
import dev.cozesh.deploy.desired.DesiredResource;
import dev.cozesh.deploy.desired.DesiredWorkflow;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.deploy.state.ResourceState;
import java.util.List;
import java.util.Optional;

/** Workflows: the public API lists and runs them; a person makes them. */
final class WorkflowDriver implements Driver {
  private final CozeClient client;
  private final String workspaceId;
  private final Optional<HandOverFiles> files;

  /**
   * @param files where a workflow is handed to a person; absent where nobody is there to take it
   */
  WorkflowDriver(CozeClient client, String workspaceId, Optional<HandOverFiles> files) {
    this.client = client;
    this.workspaceId = workspaceId;
    this.files = files;
  }

  @Override
  public Optional<Identity> identify(
      DesiredResource resource, Optional<ResourceState> known, Inventory inventory) {
    return Optional.of(
        new HandOver(client, inventory, (DesiredWorkflow) resource, known).identify());
  }

  @Override
  public List<Listed> list() {
    return client.workflows().list(workspaceId).stream()
        .map(
            one ->
                new Listed(
                    one.id(),
                    one.name().orElse(""),
                    one.description(),
                    one.updatedAt(),
                    Optional.empty()))
        .toList();
  }

  @Override
  public Optional<Fields> read(String id, Inventory inventory) {
    return inventory.byId(Kind.WORKFLOW, id).map(one -> new Fields());
  }

  @Override
  public Optional<Fields> readAnew(String id, Inventory inventory) {
    return read(id, inventory);
  }

  @Override
  public Fields desired(DesiredResource resource, References references) {
    return new Fields();
  }

  @Override
  public String create(DesiredResource resource, Fields desired, String description) {
    throw noEndpoint(resource);
  }

  @Override
  public void update(String id, DesiredResource resource, Fields wanted, Fields actual) {
    throw noEndpoint(resource);
  }

  @Override
  public List<String> reads() {
    return List.of("workflows.list");
  }

  @Override
  public List<String> writes(boolean makes) {
    return List.of();
  }

  @Override
  public boolean makes() {
    return false;
  }

  @Override
  public List<Part> parts(Outlook outlook) {
    DesiredWorkflow workflow = (DesiredWorkflow) outlook.resource();
    return workflow.definition().isEmpty()
        ? List.of()
        : List.of(new HandOverPart(workflow, outlook.identity().action(), files));
  }

  @Override
  public void delete(String id) {
    throw new IllegalStateException("no public endpoint deletes a workflow");
  }

  @Override
  public Optional<String> deletes() {
    return Optional.empty();
  }

  @Override
  public int readCost(Inventory inventory) {
    return 0;
  }

  @Override
  public int listCost(Inventory inventory) {
    return 0;
  }

  private static IllegalStateException noEndpoint(DesiredResource resource) {
    return new IllegalStateException("no public endpoint writes " + resource.address());
  }
}
