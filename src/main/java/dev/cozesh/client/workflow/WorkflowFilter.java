package dev.cozesh.client.workflow;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Which workflows are listed.
 *
 * @param workflowMode workflows or chatflows; both unless told
 * @param appId only those of this app
 * @param publishStatus published ones unless told
 */
public record WorkflowFilter(
    String workspaceId,
    Optional<WorkflowMode> workflowMode,
    Optional<String> appId,
    Optional<WorkflowPublishStatus> publishStatus) {
  public WorkflowFilter {
    requireNonNull(workspaceId, "workspaceId");
    requireNonNull(workflowMode, "workflowMode");
    requireNonNull(appId, "appId");
    requireNonNull(publishStatus, "publishStatus");
  }

  /**
   * {@return what Coze lists unless told}
   *
   * @param workspaceId the workspace
   */
  public static WorkflowFilter of(String workspaceId) {
    return new WorkflowFilter(workspaceId, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * The same, of one kind.
   *
   * @param value which kind
   * @return a copy
   */
  public WorkflowFilter mode(WorkflowMode value) {
    return new WorkflowFilter(workspaceId, Optional.of(value), appId, publishStatus);
  }

  /**
   * The same, of one app.
   *
   * @param id the app
   * @return a copy
   */
  public WorkflowFilter ofApp(String id) {
    return new WorkflowFilter(workspaceId, workflowMode, Optional.of(id), publishStatus);
  }

  /**
   * The same, published or not.
   *
   * @param value published or not
   * @return a copy
   */
  public WorkflowFilter status(WorkflowPublishStatus value) {
    return new WorkflowFilter(workspaceId, workflowMode, appId, Optional.of(value));
  }
}
