package dev.cozesh.client.workflow;

import static dev.cozesh.client.core.ApiRequest.delete;
import static dev.cozesh.client.core.ApiRequest.get;
import static dev.cozesh.client.core.ApiRequest.post;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.cozesh.catalog.Calls;
import dev.cozesh.client.core.ApiCaller;
import dev.cozesh.client.core.EventStream;
import dev.cozesh.client.core.PageShape;
import dev.cozesh.client.core.Paged;
import dev.cozesh.client.core.TokenShape;
import dev.cozesh.error.CozeServiceException;
import dev.cozesh.error.CozeTransportException;
import java.util.List;

/**
 * Workflows: list them, look at one, run one plainly or event by event, say who works on it. No
 * public endpoint makes one. Thread-safe.
 *
 * <p>A plain run is cut after 90 s without an answer, and goes on unseen; a streamed one shows what
 * it does.
 */
public final class WorkflowService {
  private static final int PAGE_SIZE = 30;
  private static final int MAX_RUN_BYTES = 20 << 20;
  private static final PageShape PAGE = PageShape.chained("/data/items", "/data/has_more");

  private final ApiCaller api;

  /**
   * The service on a line.
   *
   * @param api what sends the requests
   */
  public WorkflowService(ApiCaller api) {
    this.api = api;
  }

  /**
   * The published workflows of a workspace, 30 a request.
   *
   * @param workspaceId the workspace
   * @return the workflows
   */
  public Paged<Workflow> list(String workspaceId) {
    return list(WorkflowFilter.of(workspaceId));
  }

  /**
   * Workflows of a workspace, 30 a request, the most Coze allows.
   *
   * @param filter which ones
   * @return the workflows
   * @see <a href="https://docs.coze.cn/developer_guides/get_workflow_list">Coze: list workflows</a>
   */
  @Calls("workflows.list")
  public Paged<Workflow> list(WorkflowFilter filter) {
    // page_num is required here, alone among the lists: without it Coze answers HTTP 500.
    return api.pages(
        page ->
            get("/v1/workflows")
                .query("workspace_id", filter.workspaceId())
                .query("page_num", page)
                .query("page_size", PAGE_SIZE)
                .query("workflow_mode", filter.workflowMode())
                .query("app_id", filter.appId())
                .query("publish_status", filter.publishStatus())
                .read(),
        PAGE,
        Workflow.class,
        Workflow::id);
  }

  /**
   * {@return a workflow with its inputs and outputs}
   *
   * @param workflowId the workflow
   * @throws CozeServiceException code 4200 when this token finds no published workflow of that id
   */
  public WorkflowInfo info(String workflowId) {
    return info(workflowId, WorkflowInfoQuery.FULL);
  }

  /**
   * {@return a workflow}
   *
   * @param workflowId the workflow
   * @param query what to show of it
   * @throws CozeServiceException code 4200 when this token finds no published workflow of that id
   * @see <a href="https://docs.coze.cn/developer_guides/get_workflow_info">Coze: read workflow</a>
   */
  @Calls("workflows.retrieve")
  public WorkflowInfo info(String workflowId, WorkflowInfoQuery query) {
    return api.send(
        get("/v1/workflows/{workflow_id}", workflowId)
            .query("include_input_output", query.includeInputOutput())
            .query("connector_id", query.connectorId())
            .query("is_debug", query.isDebug())
            .query("caller", query.caller())
            .read(),
        WorkflowInfo.class);
  }

  /**
   * The published versions of a workflow, 30 a request.
   *
   * @param workflowId the workflow
   * @return the versions
   */
  public Paged<WorkflowVersion> versions(String workflowId) {
    return versions(workflowId, VersionFilter.PUBLISHED);
  }

  /**
   * Versions of a workflow, 30 a request, the most Coze allows.
   *
   * @param workflowId the workflow
   * @param filter which ones
   * @return the versions
   * @see <a href="https://docs.coze.cn/developer_guides/list_workflow_version">Coze: list
   *     versions</a>
   */
  @Calls("workflows.versions.list")
  public Paged<WorkflowVersion> versions(String workflowId, VersionFilter filter) {
    return api.chained(
        token ->
            get("/v1/workflows/{workflow_id}/versions", workflowId)
                .query("publish_status", filter.publishStatus())
                .query("page_size", PAGE_SIZE)
                .query("page_token", token)
                .query("include_input_output", filter.includeInputOutput())
                .read(),
        TokenShape.USUAL,
        WorkflowVersion.class,
        WorkflowVersion::version);
  }

  /**
   * Runs a published workflow and waits until it ends. Sent once: a run has side effects.
   *
   * @param request the workflow and its inputs
   * @return the run; its {@code output} is mostly a JSON object, sometimes plain text
   * @throws CozeServiceException code 4200 when this token finds no published workflow of that id
   * @throws CozeTransportException when Coze hung up, as it does after 90 s; the run may go on
   * @see <a href="https://docs.coze.cn/developer_guides/workflow_run">Coze: run workflow</a>
   */
  @Calls("workflows.runs.create")
  public WorkflowRun run(WorkflowRunRequest request) {
    return api.send(
        post("/v1/workflow/run").json(request).atMost(MAX_RUN_BYTES).result("").once(),
        WorkflowRun.class);
  }

  /**
   * Runs a published workflow and yields its events. Sent once: a run has side effects. Nothing is
   * dropped when numbers are missing, but {@link EventStream#complete} then says no.
   *
   * @param request the workflow and its inputs
   * @return events up to {@link WorkflowEvent.Done} or {@link WorkflowEvent.Interrupt}; to be
   *     closed
   * @throws CozeServiceException as {@link #run}; during the walk when the run fails
   * @see <a href="https://docs.coze.cn/developer_guides/workflow_stream_run">Coze: stream a run</a>
   */
  @Calls("workflows.runs.stream")
  public EventStream<WorkflowEvent> stream(WorkflowRunRequest request) {
    return api.stream(
        post("/v1/workflow/stream_run").json(request).atMost(MAX_RUN_BYTES).once(),
        new WorkflowShape());
  }

  /**
   * Answers a plain run that waits, and waits until it ends or waits again; for one that was
   * started without waiting it returns at once. Sent once.
   *
   * @param answer what it waits for
   * @return the run
   * @throws CozeServiceException code 4315 when the run is over
   * @see <a href="https://docs.coze.cn/developer_guides/resume_workflow">Coze: resume run</a>
   */
  @Calls("workflows.runs.resume")
  public WorkflowRun resume(WorkflowResume answer) {
    return api.send(
        post("/v1/workflows/resume").json(answer).atMost(MAX_RUN_BYTES).result("").once(),
        WorkflowRun.class);
  }

  /**
   * Answers a streamed run that waits, and yields its further events; their ids begin at 0.
   *
   * @param answer what it waits for
   * @return the events
   */
  public EventStream<WorkflowEvent> resumeStream(WorkflowResume answer) {
    return resumeStream(answer, ResumeOptions.NONE);
  }

  /**
   * Answers a streamed run that waits, and yields its further events; their ids begin at 0. Sent
   * once.
   *
   * @param answer what it waits for
   * @param options what self-hosted servers alone know
   * @return events up to {@link WorkflowEvent.Done} or {@link WorkflowEvent.Interrupt}; to be
   *     closed
   * @throws CozeServiceException code 4315 when the run is over; during the walk when it fails
   * @see <a href="https://docs.coze.cn/developer_guides/workflow_resume">Coze: resume a streamed
   *     run</a>
   */
  @Calls("workflows.runs.stream_resume")
  public EventStream<WorkflowEvent> resumeStream(WorkflowResume answer, ResumeOptions options) {
    return api.stream(
        post("/v1/workflow/stream_resume")
            .json(new Resumption(answer, options))
            .atMost(MAX_RUN_BYTES)
            .once(),
        new WorkflowShape());
  }

  /**
   * Lets one person more work on a workflow. Sent once.
   *
   * @param workflowId the workflow
   * @param userId the user
   * @see <a href="https://docs.coze.cn/developer_guides/add_workflow_collaborator">Coze: add
   *     collaborator</a>
   */
  @Calls("workflows.collaborators.create")
  public void addCollaborator(String workflowId, String userId) {
    // The parameter is a list, of which Coze takes one item.
    api.send(
        post("/v1/workflows/{workflow_id}/collaborators", workflowId)
            .json(new Collaborators(List.of(new Collaborator(userId))))
            .once());
  }

  /**
   * Lets a person work on a workflow no longer. Sent once.
   *
   * @param workflowId the workflow
   * @param userId the user
   * @see <a href="https://docs.coze.cn/developer_guides/remove_workflow_collaborator">Coze: remove
   *     collaborator</a>
   */
  @Calls("workflows.collaborators.delete")
  public void removeCollaborator(String workflowId, String userId) {
    api.send(
        delete("/v1/workflows/{workflow_id}/collaborators/{user_id}", workflowId, userId).once());
  }

  /**
   * Says whether one or several may work on a workflow. Sent once.
   *
   * @param workflowId the workflow
   * @param mode one or several
   * @see <a href="https://docs.coze.cn/developer_guides/switch_workflow_develop_mode">Coze: switch
   *     collaboration</a>
   */
  @Calls("workflows.collaboration_modes.update")
  public void setCollaborationMode(String workflowId, CollaborationMode mode) {
    api.send(
        post("/v1/workflows/{workflow_id}/collaboration_mode", workflowId)
            .json(new Collaboration(mode))
            .once());
  }

  private record Resumption(
      @JsonUnwrapped WorkflowResume answer, @JsonUnwrapped ResumeOptions options) {}

  private record Collaborators(List<Collaborator> collaborators) {}

  private record Collaborator(String userId) {}

  private record Collaboration(CollaborationMode collaborationMode) {}
}
