package dev.cozesh.client.app;

import static java.util.Objects.requireNonNull;

import dev.cozesh.client.core.PublishStatus;
import java.util.Optional;

/**
 * Which apps to list.
 *
 * @param publishStatus Coze lists what is published unless told
 * @param connectorId the channel that published means, 1024 unless set
 */
public record AppFilter(
    String workspaceId, Optional<PublishStatus> publishStatus, Optional<String> connectorId) {
  public AppFilter {
    requireNonNull(workspaceId, "workspaceId");
    requireNonNull(publishStatus, "publishStatus");
    requireNonNull(connectorId, "connectorId");
  }

  /**
   * Those that Coze lists by itself: what is published to the API.
   *
   * @param workspaceId the workspace
   * @return the request
   */
  public static AppFilter of(String workspaceId) {
    return new AppFilter(workspaceId, Optional.empty(), Optional.empty());
  }

  /**
   * The same with {@code publish_status}.
   *
   * @param value Coze lists what is published unless told
   * @return a copy
   */
  public AppFilter withPublishStatus(PublishStatus value) {
    return new AppFilter(workspaceId, Optional.of(value), connectorId);
  }

  /**
   * The same with {@code connector_id}.
   *
   * @param value the channel that published means, 1024 unless set
   * @return a copy
   */
  public AppFilter withConnectorId(String value) {
    return new AppFilter(workspaceId, publishStatus, Optional.of(value));
  }
}
