package dev.cozesh.client.workflow;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.error.CozeUsageException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What to run.
 *
 * @param parameters inputs of the Start node by name; only Coze checks the names
 * @param botId the bot whose databases and variables the workflow uses; not together with appId
 * @param appId the app the workflow belongs to
 * @param workflowVersion {@code v0.0.5}; library workflows only, the newest unless set
 * @param connectorId the channel the run is counted for, {@code 1024} unless set
 * @param isAsync whether to return at once; paid plans only, else code 6003
 * @param ext latitude, longitude, user_id
 */
public record WorkflowRunRequest(
    String workflowId,
    Map<String, JsonNode> parameters,
    Optional<String> botId,
    Optional<String> appId,
    Optional<String> workflowVersion,
    Optional<String> connectorId,
    Optional<Boolean> isAsync,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> ext) {
  public WorkflowRunRequest {
    requireNonNull(workflowId, "workflowId");
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    requireNonNull(workflowVersion, "workflowVersion");
    requireNonNull(connectorId, "connectorId");
    requireNonNull(isAsync, "isAsync");
    ext = Map.copyOf(ext);
    if (botId.isPresent() && appId.isPresent()) {
      throw new CozeUsageException(
          "a run takes a bot id or an app id, not both",
          "Coze refuses both together with code 4000",
          "leave out the one the workflow does not belong to");
    }
  }

  /** A run that waits for its end. */
  public static WorkflowRunRequest of(String workflowId, Map<String, JsonNode> parameters) {
    return new WorkflowRunRequest(
        workflowId,
        parameters,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }

  /** The same, with this bot's databases and variables. */
  public WorkflowRunRequest withBot(String id) {
    return new WorkflowRunRequest(
        workflowId, parameters, Optional.of(id), appId, workflowVersion, connectorId, isAsync, ext);
  }

  /** The same, as part of this app. */
  public WorkflowRunRequest withApp(String id) {
    return new WorkflowRunRequest(
        workflowId, parameters, botId, Optional.of(id), workflowVersion, connectorId, isAsync, ext);
  }

  /** The same, but returning at once with the run's id. */
  public WorkflowRunRequest async() {
    return new WorkflowRunRequest(
        workflowId, parameters, botId, appId, workflowVersion, connectorId, Optional.of(true), ext);
  }
}
