package dev.cozesh.client.workflow;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.error.CozeUsageException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What to run.
 *
 * @param parameters inputs of the Start node by name; only Coze checks the names. A file is given
 *     by its address, or by the text {@code {"file_id":"…"}}
 * @param botId the bot whose databases and variables the workflow uses; not together with appId
 * @param appId the app the workflow belongs to
 * @param workflowVersion {@code v0.0.5}; library workflows only, the newest unless set
 * @param connectorId the channel the run is counted for, {@code 1024} unless set
 * @param ext latitude, longitude, user_id
 * @param studio what self-hosted servers alone know
 * @see <a href="https://docs.coze.cn/developer_guides/workflow_run">Coze: run workflow</a>
 */
public record WorkflowRunRequest(
    String workflowId,
    Map<String, JsonNode> parameters,
    Optional<String> botId,
    Optional<String> appId,
    Optional<String> workflowVersion,
    Optional<String> connectorId,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> ext,
    @JsonUnwrapped StudioOptions studio) {
  public WorkflowRunRequest {
    requireNonNull(workflowId, "workflowId");
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    requireNonNull(workflowVersion, "workflowVersion");
    requireNonNull(connectorId, "connectorId");
    ext = Map.copyOf(ext);
    requireNonNull(studio, "studio");
    if (botId.isPresent() && appId.isPresent()) {
      throw new CozeUsageException(
          "a run takes a bot id or an app id, not both",
          "Coze refuses both together with code 4000",
          "leave out the one the workflow does not belong to");
    }
  }

  /**
   * {@return a workflow with the inputs of its Start node}
   *
   * @param workflowId the workflow
   * @param parameters by name; only Coze checks them
   */
  public static WorkflowRunRequest of(String workflowId, Map<String, JsonNode> parameters) {
    return new WorkflowRunRequest(
        workflowId,
        parameters,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        StudioOptions.NONE);
  }

  /**
   * The same, with this bot's databases and variables.
   *
   * @param id the bot
   * @return a copy
   */
  public WorkflowRunRequest withBot(String id) {
    return new WorkflowRunRequest(
        workflowId, parameters, Optional.of(id), appId, workflowVersion, connectorId, ext, studio);
  }

  /**
   * The same, as part of this app.
   *
   * @param id the app
   * @return a copy
   */
  public WorkflowRunRequest withApp(String id) {
    return new WorkflowRunRequest(
        workflowId, parameters, botId, Optional.of(id), workflowVersion, connectorId, ext, studio);
  }

  /**
   * The same, in this version.
   *
   * @param version {@code v0.0.5}
   * @return a copy
   */
  public WorkflowRunRequest inVersion(String version) {
    return new WorkflowRunRequest(
        workflowId, parameters, botId, appId, Optional.of(version), connectorId, ext, studio);
  }

  /**
   * The same, counted for this channel.
   *
   * @param id the channel
   * @return a copy
   */
  public WorkflowRunRequest inConnector(String id) {
    return new WorkflowRunRequest(
        workflowId, parameters, botId, appId, workflowVersion, Optional.of(id), ext, studio);
  }

  /**
   * The same with these pairs: latitude, longitude, user_id.
   *
   * @param pairs by name
   * @return a copy
   */
  public WorkflowRunRequest withExt(Map<String, String> pairs) {
    return new WorkflowRunRequest(
        workflowId, parameters, botId, appId, workflowVersion, connectorId, pairs, studio);
  }

  /**
   * What self-hosted servers alone know.
   *
   * @param version the workflow's version
   * @param executeMode {@code DEBUG} for the draft
   * @param projectId the app
   */
  public record StudioOptions(
      Optional<String> version, Optional<String> executeMode, Optional<String> projectId) {
    /** None of them. */
    public static final StudioOptions NONE =
        new StudioOptions(Optional.empty(), Optional.empty(), Optional.empty());

    public StudioOptions {
      requireNonNull(version, "version");
      requireNonNull(executeMode, "executeMode");
      requireNonNull(projectId, "projectId");
    }
  }
}
