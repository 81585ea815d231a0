package dev.cozesh.client.workflow;

import static dev.cozesh.client.core.ApiRequest.get;
import static dev.cozesh.client.core.ApiRequest.post;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.cozesh.catalog.Calls;
import dev.cozesh.client.core.ApiCaller;
import dev.cozesh.client.core.Received;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.error.CozeInterruptedException;
import dev.cozesh.error.CozeServiceException;
import dev.cozesh.error.CozeTransportException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Runs that nobody waits on the line for: start one, ask after it, look through its record.
 * Thread-safe.
 */
public final class RunService {
  private static final int MAX_RUN_BYTES = 20 << 20;
  private static final long NO_SESSION = 700012006;

  private final ApiCaller api;

  /**
   * The service on a line.
   *
   * @param api what sends the requests
   */
  public RunService(ApiCaller api) {
    this.api = api;
  }

  /**
   * Starts a published workflow and returns at once; it may run for 24 hours. Sent once: a run has
   * side effects.
   *
   * @param request the workflow and its inputs
   * @return the run with its {@code executeId} and nothing of its output
   * @throws CozeServiceException code 6003 without a paid plan, 4200 when this token finds no
   *     published workflow of that id
   * @see <a href="https://docs.coze.cn/developer_guides/workflow_run">Coze: run workflow</a>
   */
  @Calls("workflows.runs.create")
  public WorkflowRun start(WorkflowRunRequest request) {
    return api.send(
        post("/v1/workflow/run")
            .json(new Start(request, true))
            .atMost(MAX_RUN_BYTES)
            .result("")
            .once(),
        WorkflowRun.class);
  }

  /**
   * Starts a workflow and asks after it until it has ended: {@link #start}, then {@link #await}.
   *
   * @param request the workflow and its inputs
   * @param limit how long to wait
   * @return the run, over or waiting for an answer
   * @throws CozeDataException when Coze started it without telling its id
   */
  public RunHistory startAndAwait(WorkflowRunRequest request, Duration limit) {
    WorkflowRun run = start(request);
    String id =
        run.executeId()
            .orElseThrow(
                () ->
                    new CozeDataException(
                        "a run of workflow " + request.workflowId() + " began without an id",
                        "without it nobody can ask after the run",
                        "look at it in Coze before you run it again",
                        "",
                        null));
    return await(request.workflowId(), id, limit);
  }

  /**
   * Asks after a run, once a second at most and later every 5 s, until it has ended or waits for an
   * answer.
   *
   * @param workflowId the workflow
   * @param executeId the run
   * @param limit how long to wait; measured on a clock that does not jump
   * @return the record of a run that ended well, waits, or stands in a state that is not known here
   * @throws CozeServiceException when it failed, with its own error code; and when this server has
   *     no run history
   * @throws CozeTransportException when it has not ended by then, or the 4th question in a row had
   *     no answer; it may go on
   * @throws CozeInterruptedException when the waiting thread was interrupted; the run goes on
   */
  public RunHistory await(String workflowId, String executeId, Duration limit) {
    RunPoll poll = new RunPoll(workflowId, executeId);
    Received<RunHistory> end;
    try {
      end = api.await(poll, Optional.empty(), limit);
    } catch (CozeServiceException e) {
      throw explained(e);
    }
    if (end.value().status().filter(RunStatus.FAIL::equals).isPresent()) {
      throw end.failure(poll.name());
    }
    return end.value();
  }

  /**
   * {@return the record of a run}
   *
   * @param workflowId the workflow
   * @param executeId the run
   * @throws CozeServiceException when Coze finds none, and when this server has no run history
   * @see <a href="https://docs.coze.cn/developer_guides/workflow_history">Coze: run history</a>
   */
  @Calls("workflows.runs.run_histories.retrieve")
  public RunHistory history(String workflowId, String executeId) {
    try {
      return api.send(
          get(RunPoll.HISTORY, workflowId, executeId).result(RunPoll.RUN).read(), RunHistory.class);
    } catch (CozeServiceException e) {
      throw explained(e);
    }
  }

  /**
   * {@return what one output node of a run gave, whole; kept for 24 hours}
   *
   * @param workflowId the workflow
   * @param executeId the run
   * @param nodeExecuteUuid from the run's record, or from an event of its stream
   * @see <a href="https://docs.coze.cn/developer_guides/get_node_execute_history_response">Coze:
   *     output of a node</a>
   */
  @Calls("workflows.runs.run_histories.execute_nodes.retrieve")
  public NodeOutput nodeOutput(String workflowId, String executeId, String nodeExecuteUuid) {
    return api.send(
        get(
                RunPoll.HISTORY + "/execute_nodes/{node_execute_uuid}",
                workflowId,
                executeId,
                nodeExecuteUuid)
            .read(),
        NodeOutput.class);
  }

  /**
   * {@return the records of a workflow's runs on a self-hosted server; Coze itself has no such
   * route}
   *
   * @param workflowId the workflow
   */
  public List<StudioRunHistory> studioHistory(String workflowId) {
    return studioHistory(workflowId, Optional.empty());
  }

  /**
   * The same, of one run if it is named.
   *
   * @param workflowId the workflow
   * @param executeId the run
   * @return as told there
   */
  @Calls("workflows.run_history_studio")
  public List<StudioRunHistory> studioHistory(String workflowId, Optional<String> executeId) {
    return api.list(
        get("/v1/workflow/get_run_history")
            .query("workflow_id", workflowId)
            .query("execute_id", executeId)
            .read(),
        StudioRunHistory.class);
  }

  /** A self-hosted server takes a path that it does not know for one of its console's. */
  private static CozeServiceException explained(CozeServiceException refused) {
    String host = refused.refusal().host();
    boolean cloud = host.endsWith("coze.cn") || host.endsWith("coze.com");
    if (refused.code() != NO_SESSION || cloud) {
      return refused;
    }
    return new CozeServiceException(
        refused.refusal(),
        "this server has no run history: self-hosted servers do not serve this path, and answer as"
            + " if the login were missing",
        "runs().studioHistory reads what they keep");
  }

  private record Start(@JsonUnwrapped WorkflowRunRequest request, boolean isAsync) {}
}
