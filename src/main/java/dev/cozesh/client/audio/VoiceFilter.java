package dev.cozesh.client.audio;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Which voices to list.
 *
 * @param filterSystemVoice true hides Coze's own
 * @param modelType what makes it
 * @param voiceState whether it was trained
 */
public record VoiceFilter(
    Optional<Boolean> filterSystemVoice,
    Optional<VoiceModelType> modelType,
    Optional<VoiceState> voiceState) {
  /** Every voice. */
  public static final VoiceFilter ALL =
      new VoiceFilter(Optional.empty(), Optional.empty(), Optional.empty());

  public VoiceFilter {
    requireNonNull(filterSystemVoice, "filterSystemVoice");
    requireNonNull(modelType, "modelType");
    requireNonNull(voiceState, "voiceState");
  }

  /**
   * The same with {@code filter_system_voice}.
   *
   * @param value true hides Coze's own
   * @return a copy
   */
  public VoiceFilter withFilterSystemVoice(boolean value) {
    return new VoiceFilter(Optional.of(value), modelType, voiceState);
  }

  /**
   * The same with {@code model_type}.
   *
   * @param value what makes it
   * @return a copy
   */
  public VoiceFilter withModelType(VoiceModelType value) {
    return new VoiceFilter(filterSystemVoice, Optional.of(value), voiceState);
  }

  /**
   * The same with {@code voice_state}.
   *
   * @param value whether it was trained
   * @return a copy
   */
  public VoiceFilter withVoiceState(VoiceState value) {
    return new VoiceFilter(filterSystemVoice, modelType, Optional.of(value));
  }
}
