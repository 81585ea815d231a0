package dev.cozesh.client.entity;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.util.Map;
import java.util.Optional;

/**
 * A copy that is being made, or is there.
 *
 * @param taskId to be followed; absent when the copy is there
 * @param copiedEntityId the copy of a bot within one workspace
 * @param other members without a name here
 */
public record CopyStarted(
    Optional<String> taskId,
    Optional<String> copiedEntityId,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public CopyStarted {
    other = Others.copyOf(other);
  }
}
