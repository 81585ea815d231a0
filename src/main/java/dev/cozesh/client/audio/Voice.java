package dev.cozesh.client.audio;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A voice.
 *
 * @param isSystemVoice whether it is one of Coze's own
 * @param previewAudio address of a sample
 * @param availableTrainingTimes how often it can be trained again
 * @param createTime unix seconds
 * @param updateTime unix seconds
 * @param other members without a name here
 */
public record Voice(
    @JsonProperty(value = "voice_id", required = true) String id,
    Optional<String> name,
    @JsonProperty("is_system_voice") Optional<Boolean> isSystemVoice,
    Optional<LanguageCode> languageCode,
    Optional<String> languageName,
    Optional<String> previewText,
    Optional<String> previewAudio,
    Optional<Long> availableTrainingTimes,
    Optional<Long> createTime,
    Optional<Long> updateTime,
    Optional<VoiceModelType> modelType,
    Optional<String> modelName,
    Optional<VoiceState> state,
    Optional<List<Emotion>> supportEmotions,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public Voice {
    requireNonNull(id, "id");
    supportEmotions = supportEmotions.map(List::copyOf);
    other = Others.copyOf(other);
  }

  /**
   * An emotion that a voice can speak with.
   *
   * @param emotion {@code happy}, as requests name it
   * @param displayName for people
   * @param other members without a name here
   */
  public record Emotion(
      @JsonProperty(required = true) String emotion,
      Optional<String> displayName,
      Optional<Interval> emotionScaleInterval,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
    public Emotion {
      requireNonNull(emotion, "emotion");
      other = Others.copyOf(other);
    }

    /**
     * How strong an emotion may be.
     *
     * @param standard unless set
     * @param other members without a name here
     */
    public record Interval(
        Optional<BigDecimal> min,
        Optional<BigDecimal> max,
        @JsonProperty("default") Optional<BigDecimal> standard,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
      public Interval {
        other = Others.copyOf(other);
      }
    }
  }
}
