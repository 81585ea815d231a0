package dev.cozesh.client.audio;

import static java.util.Objects.requireNonNull;

import dev.cozesh.client.core.Limited;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A text to be spoken.
 *
 * @param input at most 1024 bytes of UTF-8
 * @param responseFormat mp3 unless set; wav, pcm, ogg_opus
 * @param speed 1 unless set; 0.5 to 2 for voices of a large model, 0.2 to 3 for others
 * @param sampleRate 8000, 16000, 22050, 24000 unless set, 32000, 44100 or 48000
 * @param loudnessRate -50 to 100, 0 unless set
 * @param emotion one that the voice names, {@code happy}
 * @param emotionScale 1 to 5, 4 unless set
 * @param contextTexts how to say it; for voices of the second generation
 */
public record SpeechRequest(
    String input,
    String voiceId,
    Optional<AudioFormat> responseFormat,
    Optional<BigDecimal> speed,
    Optional<Integer> sampleRate,
    Optional<Integer> loudnessRate,
    Optional<String> emotion,
    Optional<BigDecimal> emotionScale,
    Optional<String> contextTexts) {
  public SpeechRequest {
    requireNonNull(input, "input");
    requireNonNull(voiceId, "voiceId");
    requireNonNull(responseFormat, "responseFormat");
    requireNonNull(speed, "speed");
    requireNonNull(sampleRate, "sampleRate");
    requireNonNull(loudnessRate, "loudnessRate");
    requireNonNull(emotion, "emotion");
    requireNonNull(emotionScale, "emotionScale");
    requireNonNull(contextTexts, "contextTexts");
    Limited.bytes("speech.input", input);
  }

  /**
   * Sends nothing but what is needed.
   *
   * @param input at most 1024 bytes of UTF-8
   * @param voiceId the voice
   * @return the request
   */
  public static SpeechRequest of(String input, String voiceId) {
    return new SpeechRequest(
        input,
        voiceId,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * The same with {@code response_format}.
   *
   * @param value mp3 unless set; wav, pcm, ogg_opus
   * @return a copy
   */
  public SpeechRequest withResponseFormat(AudioFormat value) {
    return new SpeechRequest(
        input,
        voiceId,
        Optional.of(value),
        speed,
        sampleRate,
        loudnessRate,
        emotion,
        emotionScale,
        contextTexts);
  }

  /**
   * The same with {@code speed}.
   *
   * @param value 1 unless set; 0.5 to 2 for voices of a large model, 0.2 to 3 for others
   * @return a copy
   */
  public SpeechRequest withSpeed(BigDecimal value) {
    return new SpeechRequest(
        input,
        voiceId,
        responseFormat,
        Optional.of(value),
        sampleRate,
        loudnessRate,
        emotion,
        emotionScale,
        contextTexts);
  }

  /**
   * The same with {@code sample_rate}.
   *
   * @param value 8000, 16000, 22050, 24000 unless set, 32000, 44100 or 48000
   * @return a copy
   */
  public SpeechRequest withSampleRate(int value) {
    return new SpeechRequest(
        input,
        voiceId,
        responseFormat,
        speed,
        Optional.of(value),
        loudnessRate,
        emotion,
        emotionScale,
        contextTexts);
  }

  /**
   * The same with {@code loudness_rate}.
   *
   * @param value -50 to 100, 0 unless set
   * @return a copy
   */
  public SpeechRequest withLoudnessRate(int value) {
    return new SpeechRequest(
        input,
        voiceId,
        responseFormat,
        speed,
        sampleRate,
        Optional.of(value),
        emotion,
        emotionScale,
        contextTexts);
  }

  /**
   * The same with {@code emotion}.
   *
   * @param value one that the voice names, {@code happy}
   * @return a copy
   */
  public SpeechRequest withEmotion(String value) {
    return new SpeechRequest(
        input,
        voiceId,
        responseFormat,
        speed,
        sampleRate,
        loudnessRate,
        Optional.of(value),
        emotionScale,
        contextTexts);
  }

  /**
   * The same with {@code emotion_scale}.
   *
   * @param value 1 to 5, 4 unless set
   * @return a copy
   */
  public SpeechRequest withEmotionScale(BigDecimal value) {
    return new SpeechRequest(
        input,
        voiceId,
        responseFormat,
        speed,
        sampleRate,
        loudnessRate,
        emotion,
        Optional.of(value),
        contextTexts);
  }

  /**
   * The same with {@code context_texts}.
   *
   * @param value how to say it; for voices of the second generation
   * @return a copy
   */
  public SpeechRequest withContextTexts(String value) {
    return new SpeechRequest(
        input,
        voiceId,
        responseFormat,
        speed,
        sampleRate,
        loudnessRate,
        emotion,
        emotionScale,
        Optional.of(value));
  }
}
