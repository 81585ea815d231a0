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

  /** What Coze lists unless told. */
  public static WorkflowFilter of(String workspaceId) {
    return new WorkflowFilter(workspaceId, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The same, of one kind. */
  public WorkflowFilter mode(WorkflowMode value) {
    return new WorkflowFilter(workspaceId, Optional.of(value), appId, publishStatus);
  }

  /** The same, of one app. */
  public WorkflowFilter ofApp(String id) {
    return new WorkflowFilter(workspaceId, workflowMode, Optional.of(id), publishStatus);
  }

  /** The same, published or not. */
  public WorkflowFilter status(WorkflowPublishStatus value) {
    return new WorkflowFilter(workspaceId, workflowMode, appId, Optional.of(value));
  }
}
