package dev.cozesh.client.conversation;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.util.Map;
import java.util.Optional;

/**
 * A stretch of a conversation that the model sees as one.
 *
 * @param other members without a name here
 */
public record Section(
    @JsonProperty(required = true) String id,
    Optional<String> conversationId,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public Section {
    requireNonNull(id, "id");
    other = Others.copyOf(other);
  }
}
