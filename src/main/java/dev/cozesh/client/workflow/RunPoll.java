package dev.cozesh.client.workflow;

import static dev.cozesh.client.core.ApiRequest.get;

import dev.cozesh.client.core.ApiRequest;
import dev.cozesh.client.core.Ongoing;
import dev.cozesh.error.CozeDataException;

/** A run that goes on. */
record RunPoll(String workflowId, String executeId) implements Ongoing<RunHistory> {
  static final String HISTORY = "/v1/workflows/{workflow_id}/run_histories/{execute_id}";

  /** The answer is an array that holds the one run. */
  static final String RUN = "/data/0";

  @Override
  public String name() {
    return "run " + executeId + " of workflow " + workflowId;
  }

  @Override
  public ApiRequest question() {
    return get(HISTORY, workflowId, executeId).result(RUN).once();
  }

  @Override
  public Class<RunHistory> type() {
    return RunHistory.class;
  }

  @Override
  public boolean isOver(RunHistory state) {
    RunStatus status =
        state
            .status()
            .orElseThrow(
                () ->
                    new CozeDataException(
                        name() + " has no status", "Coze answered without one", "", "", null));
    return !status.equals(RunStatus.RUNNING)
        || state.interruptData().filter(WorkflowInterrupt::waits).isPresent();
  }

  @Override
  public String whereToLook() {
    return "runs().history(\"" + workflowId + "\", \"" + executeId + "\") says how it stands";
  }
}
