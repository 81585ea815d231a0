package dev.cozesh.client.bot;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.util.Map;
import java.util.Optional;

/**
 * Voice calls.
 *
 * @param isVoiceCallClosed false unless set
 * @param other members without a name here
 */
public record MediaConfig(
    @JsonProperty("is_voice_call_closed") Optional<Boolean> isVoiceCallClosed,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public MediaConfig {
    other = Others.copyOf(other);
  }
}
