package dev.cozesh.client.audio;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.util.Map;
import java.util.Optional;

/**
 * What tells one speaker from others.
 *
 * @param audioUrl the recording
 * @param createdAt unix seconds
 * @param updatedAt unix seconds
 * @param other members without a name here
 */
public record Voiceprint(
    @JsonProperty(required = true) String id,
    Optional<String> name,
    Optional<String> desc,
    Optional<String> groupId,
    Optional<String> iconUrl,
    Optional<String> audioUrl,
    Optional<VoiceprintUser> userInfo,
    Optional<Long> createdAt,
    Optional<Long> updatedAt,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public Voiceprint {
    requireNonNull(id, "id");
    other = Others.copyOf(other);
  }
}
