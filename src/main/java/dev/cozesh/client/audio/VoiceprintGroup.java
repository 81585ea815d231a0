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
 * Voiceprints that a recording is compared with.
 *
 * @param createdAt unix seconds
 * @param updatedAt unix seconds
 * @param featureCount voiceprints in it
 * @param other members without a name here
 */
public record VoiceprintGroup(
    @JsonProperty(required = true) String id,
    Optional<String> name,
    Optional<String> desc,
    Optional<String> iconUrl,
    Optional<VoiceprintUser> userInfo,
    Optional<Long> createdAt,
    Optional<Long> updatedAt,
    Optional<Long> featureCount,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public VoiceprintGroup {
    requireNonNull(id, "id");
    other = Others.copyOf(other);
  }
}
