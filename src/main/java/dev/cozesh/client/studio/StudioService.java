package dev.cozesh.client.studio;

import static dev.cozesh.client.core.ApiRequest.post;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.cozesh.catalog.Calls;
import dev.cozesh.client.core.ApiCaller;
import dev.cozesh.client.core.PageShape;
import dev.cozesh.client.core.Paged;
import dev.cozesh.error.CozeServiceException;
import java.util.List;

/**
 * The console of a self-hosted Coze, which makes and changes workflows where the public API cannot.
 * It takes the session of a user ({@code auth} of kind {@code session} in a profile) and no token;
 * with a token each call is refused with code 700012006. Coze's cloud serves none of this.
 * Thread-safe.
 *
 * @see <a href="https://github.com/coze-dev/coze-studio">coze-studio, whose source says so</a>
 */
public final class StudioService {
  private static final int PAGE_SIZE = 100;
  private static final int OF_A_VERSION = 2;
  private static final PageShape SPACES =
      PageShape.chained("/data/bot_space_list", "/data/has_more");
  private static final PageShape WORKFLOWS =
      PageShape.counted("/data/workflow_list", "/data/total");
  private static final String AREA = "/api/workflow_api/";

  private final ApiCaller api;

  /**
   * The service on a line.
   *
   * @param api what sends the requests
   */
  public StudioService(ApiCaller api) {
    this.api = api;
  }

  /** {@return the spaces of the session's user, all in one request} */
  @Calls("studio.spaces.list")
  public Paged<StudioSpace> spaces() {
    return api.pages(
        page -> post("/api/playground_api/space/list").json(new Nothing()).read(),
        SPACES,
        StudioSpace.class,
        StudioSpace::id);
  }

  /**
   * The workflows of a space, drafts too, 100 a request.
   *
   * @param spaceId the space
   * @return the workflows, without their canvases
   */
  @Calls("studio.workflows.list")
  public Paged<StudioWorkflow> workflows(String spaceId) {
    return api.pages(
        page -> post(AREA + "workflow_list").json(new PageOf(spaceId, page, PAGE_SIZE)).read(),
        WORKFLOWS,
        StudioWorkflow.class,
        StudioWorkflow::id);
  }

  /**
   * Makes a workflow that has a Start, an End and nothing between them. Sent once.
   *
   * @param workflow what it shall be
   * @return the workflow's id
   */
  @Calls("studio.workflows.create")
  public String create(StudioWorkflowCreate workflow) {
    return api.send(
        post(AREA + "create").json(workflow).result("/data/workflow_id").once(), String.class);
  }

  /**
   * Changes name or description. Sent once.
   *
   * @param spaceId the space
   * @param workflowId the workflow
   * @param change what to change
   */
  @Calls("studio.workflows.update")
  public void update(String spaceId, String workflowId, StudioWorkflowUpdate change) {
    api.send(post(AREA + "update_meta").json(new Change(of(spaceId, workflowId), change)).once());
  }

  /**
   * The draft of a workflow.
   *
   * @param spaceId the space
   * @param workflowId the workflow
   * @return the draft with its canvas
   * @throws CozeServiceException code 720702004 when there is no such workflow
   */
  @Calls("studio.workflows.canvas")
  public StudioCanvas canvas(String spaceId, String workflowId) {
    return api.send(post(AREA + "canvas").json(of(spaceId, workflowId)).read(), StudioCanvas.class);
  }

  /**
   * A version as it was published.
   *
   * @param spaceId the space
   * @param workflowId the workflow
   * @param version {@code v1.2.3}
   * @return the version with its canvas
   */
  @Calls("studio.workflows.version")
  public StudioVersion version(String spaceId, String workflowId, String version) {
    return api.send(
        post(AREA + "history_schema")
            .json(new Past(of(spaceId, workflowId), OF_A_VERSION, version))
            .read(),
        StudioVersion.class);
  }

  /**
   * Takes the edit lock, which private editions ask for before a save; it holds for 15 minutes and
   * is the user's, whatever window it was taken in. Sent once.
   *
   * @param spaceId the space
   * @param workflowId the workflow
   * @return how long it holds
   * @throws CozeServiceException HTTP 404 where the server knows no such lock, as the open-source
   *     one does not; another code when somebody else has it
   */
  @Calls("studio.workflows.lock")
  public EditLock lock(String spaceId, String workflowId) {
    return api.send(
        post(AREA + "edit_lock").json(new Locking(of(spaceId, workflowId), "acquire")).once(),
        EditLock.class);
  }

  /**
   * Stores a canvas as the draft; nothing checks it. Sent once.
   *
   * @param save the canvas, and which draft it replaces
   * @throws CozeServiceException code 777777759 when that draft is not the latest, or the edit lock
   *     is missing, on private editions; the open-source server overwrites whatever is there
   */
  @Calls("studio.workflows.save")
  public void save(StudioSave save) {
    api.send(post(AREA + "save").json(save).once());
  }

  /**
   * What the server would find wrong with a canvas; nothing is stored.
   *
   * @param workflowId the workflow it is for
   * @param schemaJson the canvas as JSON text
   * @return an entry for each workflow that was looked at; all is well when none has findings
   */
  @Calls("studio.workflows.validate")
  public List<StudioFindings> validate(String workflowId, String schemaJson) {
    return api.list(
        post(AREA + "validate_tree").json(new Checked(workflowId, schemaJson)).read(),
        StudioFindings.class);
  }

  /**
   * Publishes the draft. Sent once: each publishing makes a version.
   *
   * @param publish the version to be made
   * @return what came of it
   * @throws CozeServiceException code 777777769 when the version is not greater than the last one
   */
  @Calls("studio.workflows.publish")
  public StudioPublished publish(StudioPublish publish) {
    return api.send(post(AREA + "publish").json(publish).once(), StudioPublished.class);
  }

  /**
   * Deletes a workflow with its versions. Sent once.
   *
   * @param spaceId the space
   * @param workflowId the workflow
   */
  @Calls("studio.workflows.delete")
  public void delete(String spaceId, String workflowId) {
    api.send(post(AREA + "delete").json(of(spaceId, workflowId)).once());
  }

  private static Which of(String spaceId, String workflowId) {
    return new Which(spaceId, workflowId);
  }

  private record Nothing() {}

  private record Which(String spaceId, String workflowId) {}

  private record PageOf(String spaceId, int page, int size) {}

  private record Change(@JsonUnwrapped Which which, @JsonUnwrapped StudioWorkflowUpdate change) {}

  private record Past(@JsonUnwrapped Which which, int type, String workflowVersion) {}

  private record Locking(@JsonUnwrapped Which which, String action) {}

  private record Checked(String workflowId, @JsonProperty("schema") String schemaJson) {}
}
