package dev.cozesh.client.audio;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * How well a recording fits a voiceprint.
 *
 * @param score more is better
 * @param other members without a name here
 */
public record VoiceprintScore(
    @JsonProperty(required = true) String featureId,
    Optional<String> featureName,
    Optional<String> featureDesc,
    Optional<BigDecimal> score,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public VoiceprintScore {
    requireNonNull(featureId, "featureId");
    other = Others.copyOf(other);
  }
}
