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
 * A conversation: what one user and a bot say to each other over several chats.
 *
 * @param metaData what was given when it was made
 * @param creatorId the owner of the token that made it
 * @param createdAt unix seconds
 * @param updatedAt unix seconds
 * @param lastSectionId the stretch that the model sees now
 * @param connectorId the channel, {@code 1024} for the API
 * @param other members without a name here
 */
public record Conversation(
    @JsonProperty(required = true) String id,
    Optional<String> name,
    Optional<Map<String, String>> metaData,
    Optional<String> creatorId,
    Optional<Long> createdAt,
    Optional<Long> updatedAt,
    Optional<String> lastSectionId,
    Optional<String> connectorId,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public Conversation {
    requireNonNull(id, "id");
    metaData = metaData.map(Others::copyOf);
    other = Others.copyOf(other);
  }
}
