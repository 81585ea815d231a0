package dev.cozesh.client.commerce;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An export of bills.
 *
 * @param startedAt first moment of the bills, unix seconds
 * @param endedAt last moment of the bills, unix seconds
 * @param fileUrls when it succeeded
 * @param createdAt unix seconds
 * @param expiresAt when the files go, unix seconds
 * @param other members without a name here
 */
public record BillTask(
    @JsonProperty(required = true) String taskId,
    Optional<BillTaskStatus> status,
    Optional<Long> startedAt,
    Optional<Long> endedAt,
    Optional<List<String>> fileUrls,
    Optional<Long> createdAt,
    Optional<Long> expiresAt,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public BillTask {
    requireNonNull(taskId, "taskId");
    fileUrls = fileUrls.map(List::copyOf);
    other = Others.copyOf(other);
  }
}
