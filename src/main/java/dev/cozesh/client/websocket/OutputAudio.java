package dev.cozesh.client.websocket;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import dev.cozesh.client.core.WireValue;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * The sound that Coze sends; what is absent is left to Coze.
 *
 * @param codec pcm, g711a, g711u, opus, mp3
 * @param speechRate how fast, -50 to 100
 * @param loudnessRate how loud
 * @param contextTexts how to say it; for voices of the second generation
 * @param other members without a name here
 */
public record OutputAudio(
    Optional<WireValue> codec,
    Optional<PcmConfig> pcmConfig,
    Optional<OpusConfig> opusConfig,
    Optional<Mp3Config> mp3Config,
    Optional<Integer> speechRate,
    Optional<Integer> loudnessRate,
    Optional<String> voiceId,
    Optional<String> contextTexts,
    Optional<EmotionConfig> emotionConfig,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public OutputAudio {
    other = Others.copyOf(other);
  }

  /**
   * Bare samples, as many a second.
   *
   * @param sampleRate in hertz
   * @return the settings
   */
  public static OutputAudio pcm(int sampleRate) {
    PcmConfig config =
        new PcmConfig(Optional.of(sampleRate), Optional.empty(), Optional.empty(), Map.of());
    return new OutputAudio(
        Optional.of(WireValue.of("pcm")),
        Optional.of(config),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }

  /**
   * The same, spoken by that voice.
   *
   * @param id its id
   * @return the settings
   */
  public OutputAudio withVoice(String id) {
    return new OutputAudio(
        codec,
        pcmConfig,
        opusConfig,
        mp3Config,
        speechRate,
        loudnessRate,
        Optional.of(id),
        contextTexts,
        emotionConfig,
        other);
  }

  /**
   * The same, slower or faster: -50 to 100.
   *
   * @param rate -50 to 100
   * @return the settings
   */
  public OutputAudio withSpeechRate(int rate) {
    return new OutputAudio(
        codec,
        pcmConfig,
        opusConfig,
        mp3Config,
        Optional.of(rate),
        loudnessRate,
        voiceId,
        contextTexts,
        emotionConfig,
        other);
  }

  /**
   * Bare samples.
   *
   * @param sampleRate in hertz
   * @param frameSizeMs of one piece
   * @param other members without a name here
   */
  public record PcmConfig(
      Optional<Integer> sampleRate,
      Optional<BigDecimal> frameSizeMs,
      Optional<LimitConfig> limitConfig,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
    public PcmConfig {
      other = Others.copyOf(other);
    }
  }

  /**
   * Opus.
   *
   * @param sampleRate in hertz
   * @param useCbr whether all pieces have one size
   * @param frameSizeMs of one piece
   * @param other members without a name here
   */
  public record OpusConfig(
      Optional<Integer> sampleRate,
      Optional<Integer> bitrate,
      Optional<Boolean> useCbr,
      Optional<BigDecimal> frameSizeMs,
      Optional<LimitConfig> limitConfig,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
    public OpusConfig {
      other = Others.copyOf(other);
    }
  }

  /**
   * MP3.
   *
   * @param sampleRate in hertz
   * @param other members without a name here
   */
  public record Mp3Config(
      Optional<Integer> sampleRate,
      Optional<Integer> bitRate,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
    public Mp3Config {
      other = Others.copyOf(other);
    }
  }

  /**
   * How much sound comes at a time.
   *
   * @param period in seconds
   * @param maxFrameNum pieces in it
   * @param other members without a name here
   */
  public record LimitConfig(
      Optional<Integer> period,
      Optional<Integer> maxFrameNum,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
    public LimitConfig {
      other = Others.copyOf(other);
    }
  }

  /**
   * How the voice feels.
   *
   * @param emotion one that the voice names
   * @param emotionScale how much
   * @param other members without a name here
   */
  public record EmotionConfig(
      Optional<String> emotion,
      Optional<BigDecimal> emotionScale,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
    public EmotionConfig {
      other = Others.copyOf(other);
    }
  }
}
