package dev.cozesh.client.websocket;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.util.Map;
import java.util.Optional;

/**
 * What sound is written down, and how speech is understood.
 *
 * @param other members without a name here
 */
public record TranscriptionSettings(
    Optional<InputAudio> inputAudio,
    Optional<AsrConfig> asrConfig,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public TranscriptionSettings {
    other = Others.copyOf(other);
  }

  /**
   * That sound.
   *
   * @param audio the sound
   * @return the settings
   */
  public static TranscriptionSettings of(InputAudio audio) {
    return new TranscriptionSettings(Optional.of(audio), Optional.empty(), Map.of());
  }
}
