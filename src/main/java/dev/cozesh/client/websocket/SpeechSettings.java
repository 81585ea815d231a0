package dev.cozesh.client.websocket;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.util.Map;
import java.util.Optional;

/**
 * How texts are spoken.
 *
 * @param other members without a name here
 */
public record SpeechSettings(
    Optional<OutputAudio> outputAudio, @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public SpeechSettings {
    other = Others.copyOf(other);
  }

  /**
   * That sound.
   *
   * @param audio the sound
   * @return the settings
   */
  public static SpeechSettings of(OutputAudio audio) {
    return new SpeechSettings(Optional.of(audio), Map.of());
  }
}
