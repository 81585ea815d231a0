package dev.cozesh.client.websocket;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.audio.TurnDetection;
import dev.cozesh.client.core.Others;
import dev.cozesh.client.core.WireValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who finds the end of what is said, and how; what is absent is left to Coze.
 *
 * @param type {@code client_interrupt} unless set: the caller says when it is complete
 * @param prefixPaddingMs sound kept from before speech began, 600 unless set
 * @param silenceDurationMs silence that ends it, 500 unless set
 * @param interruptConfig what the user has to say to interrupt
 * @param other members without a name here
 */
public record Turns(
    Optional<TurnDetection> type,
    Optional<Integer> prefixPaddingMs,
    Optional<Integer> silenceDurationMs,
    Optional<SemanticVad> semanticVadConfig,
    Optional<InterruptConfig> interruptConfig,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public Turns {
    other = Others.copyOf(other);
  }

  /**
   * Found in that way, in all else as Coze does.
   *
   * @param type who finds the end
   * @return the settings
   */
  public static Turns of(TurnDetection type) {
    return new Turns(
        Optional.of(type),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }

  /**
   * By the meaning.
   *
   * @param silenceThresholdMs silence after a whole sentence
   * @param semanticUnfinishedWaitTimeMs silence after half a one
   * @param other members without a name here
   */
  public record SemanticVad(
      Optional<Integer> silenceThresholdMs,
      Optional<Integer> semanticUnfinishedWaitTimeMs,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
    public SemanticVad {
      other = Others.copyOf(other);
    }
  }

  /**
   * Words that interrupt.
   *
   * @param mode {@code keyword_contains} or {@code keyword_prefix}
   * @param keywords at most 5
   * @param other members without a name here
   */
  public record InterruptConfig(
      Optional<WireValue> mode,
      Optional<List<String>> keywords,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
    public InterruptConfig {
      keywords = keywords.map(List::copyOf);
      other = Others.copyOf(other);
    }
  }
}
