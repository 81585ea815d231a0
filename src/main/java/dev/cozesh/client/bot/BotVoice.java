package dev.cozesh.client.bot;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.util.Map;
import java.util.Optional;

/**
 * A voice of a bot.
 *
 * @param other members without a name here
 */
public record BotVoice(
    @JsonProperty(required = true) String voiceId,
    Optional<String> languageCode,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public BotVoice {
    requireNonNull(voiceId, "voiceId");
    other = Others.copyOf(other);
  }
}
