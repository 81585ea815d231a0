package dev.cozesh.client.workflow;

import static dev.cozesh.client.core.ApiRequest.get;
import static dev.cozesh.client.core.ApiRequest.post;

import dev.cozesh.client.core.ApiCaller;
import dev.cozesh.client.core.PageShape;
import dev.cozesh.client.core.Paged;
import dev.cozesh.error.CozeServiceException;
import dev.cozesh.error.CozeTransportException;

/** Workflows: list them, look at one, run one. No public endpoint makes one. Thread-safe. */
public final class WorkflowService {
  private static final int PAGE_SIZE = 30;
  private static final int MAX_RUN_BYTES = 20 << 20;
  private static final PageShape PAGE = PageShape.chained("/data/items", "/data/has_more");

  private final ApiCaller api;

  public WorkflowService(ApiCaller api) {
    this.api = api;
  }

  /**
   * The published workflows of a workspace, 30 a request, the most Coze allows.
   *
   * @see <a href="https://docs.coze.cn/developer_guides/get_workflow_list">Coze: list workflows</a>
   */
  public Paged<Workflow> list(String workspaceId) {
    // page_num is required here, alone among the lists: without it Coze answers HTTP 500.
    return api.pages(
        page ->
            get("/v1/workflows")
                .query("workspace_id", workspaceId)
                .query("page_num", page)
                .query("page_size", PAGE_SIZE)
                .read(),
        PAGE,
        Workflow.class,
        Workflow::id);
  }

  /**
   * A workflow with its inputs and outputs.
   *
   * @throws CozeServiceException code 4200 when this token finds no published workflow of that id
   */
  public WorkflowInfo info(String workflowId) {
    return api.send(
        get("/v1/workflows/{workflow_id}", workflowId).query("include_input_output", true).read(),
        WorkflowInfo.class);
  }

  /**
   * Runs a published workflow and waits until it ends. Sent once: a run has side effects.
   *
   * @return the run; its {@code output} is mostly a JSON object, sometimes plain text
   * @throws CozeServiceException code 4200 when this token finds no published workflow of that id
   * @throws CozeTransportException when Coze hung up, as it does after 90 s; the run may go on
   * @see <a href="https://docs.coze.cn/developer_guides/workflow_run">Coze: run workflow</a>
   */
  public WorkflowRun run(WorkflowRunRequest request) {
    return api.send(
        post("/v1/workflow/run").json(request).atMost(MAX_RUN_BYTES).result("").once(),
        WorkflowRun.class);
  }
}
