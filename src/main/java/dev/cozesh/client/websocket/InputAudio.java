package dev.cozesh.client.websocket;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import dev.cozesh.client.core.WireValue;
import java.util.Map;
import java.util.Optional;

/**
 * The sound that is sent; what is absent is left to Coze.
 *
 * @param format pcm, wav, ogg
 * @param codec pcm, opus, g711a, g711u
 * @param sampleRate in hertz
 * @param channel how many channels
 * @param bitDepth bits of a sample
 * @param other members without a name here
 */
public record InputAudio(
    Optional<WireValue> format,
    Optional<WireValue> codec,
    Optional<Integer> sampleRate,
    Optional<Integer> channel,
    Optional<Integer> bitDepth,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public InputAudio {
    other = Others.copyOf(other);
  }

  /**
   * Bare samples of 16 bits, one channel.
   *
   * @param sampleRate in hertz
   * @return the settings
   */
  public static InputAudio pcm(int sampleRate) {
    return new InputAudio(
        Optional.of(WireValue.of("pcm")),
        Optional.of(WireValue.of("pcm")),
        Optional.of(sampleRate),
        Optional.of(1),
        Optional.of(16),
        Map.of());
  }
}
