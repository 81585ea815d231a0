package dev.cozesh.client.entity;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What has become of a copy.
 *
 * @param targetEntityId the copy
 * @param other members without a name here
 */
public record CopyTask(
    Optional<String> taskId,
    Optional<CopyEntityType> entityType,
    Optional<CopyTaskStatus> taskStatus,
    Optional<List<Failure>> failedReasons,
    Optional<String> sourceEntityId,
    Optional<String> targetEntityId,
    Optional<String> targetWorkspaceId,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public CopyTask {
    failedReasons = failedReasons.map(List::copyOf);
    other = Others.copyOf(other);
  }

  /**
   * What could not be copied.
   *
   * @param entityType app, bot, workflow, plugin, ui, knowledge, database, variable, trigger,
   *     prompt or shortcut
   * @param other members without a name here
   */
  public record Failure(
      Optional<String> entityId,
      Optional<String> entityName,
      Optional<String> entityType,
      Optional<String> failedReason,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
    public Failure {
      other = Others.copyOf(other);
    }
  }
}
