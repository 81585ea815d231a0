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
 * Who made a group or a voiceprint.
 *
 * @param other members without a name here
 */
public record VoiceprintUser(
    @JsonProperty(required = true) String id,
    Optional<String> name,
    Optional<String> nickname,
    Optional<String> avatarUrl,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public VoiceprintUser {
    requireNonNull(id, "id");
    other = Others.copyOf(other);
  }
}
