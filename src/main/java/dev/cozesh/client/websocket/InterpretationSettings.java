package dev.cozesh.client.websocket;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.util.Map;
import java.util.Optional;

/**
 * What is heard, what is spoken, and in which languages; what is absent is left to Coze.
 *
 * @param other members without a name here
 */
public record InterpretationSettings(
    Optional<InputAudio> inputAudio,
    Optional<OutputAudio> outputAudio,
    Optional<TranslateConfig> translateConfig,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public InterpretationSettings {
    other = Others.copyOf(other);
  }

  /**
   * From one language into another, in all else as Coze does.
   *
   * @param from a language, {@code zh}
   * @param to a language, {@code en}
   * @return the settings
   */
  public static InterpretationSettings of(String from, String to) {
    return new InterpretationSettings(
        Optional.empty(), Optional.empty(), Optional.of(TranslateConfig.of(from, to)), Map.of());
  }
}
