package dev.cozesh.client.audio;

import static java.util.Objects.requireNonNull;

import dev.cozesh.client.core.Limited;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A recording that a voice is made from.
 *
 * @param file the recording, at most 10 MiB
 * @param voiceName 1 to 128 bytes of UTF-8
 * @param audioFormat how the recording is packed
 * @param language what is spoken
 * @param voiceId a voice to be trained again, at most 10 times
 * @param previewText what the sample of the new voice says
 * @param text what the recording says; code 1109 when it differs too much
 * @param description for people
 */
public record VoiceClone(
    Path file,
    String voiceName,
    AudioFormat audioFormat,
    Optional<LanguageCode> language,
    Optional<String> voiceId,
    Optional<String> previewText,
    Optional<String> text,
    Optional<String> spaceId,
    Optional<String> description) {
  public VoiceClone {
    requireNonNull(file, "file");
    requireNonNull(voiceName, "voiceName");
    requireNonNull(audioFormat, "audioFormat");
    requireNonNull(language, "language");
    requireNonNull(voiceId, "voiceId");
    requireNonNull(previewText, "previewText");
    requireNonNull(text, "text");
    requireNonNull(spaceId, "spaceId");
    requireNonNull(description, "description");
    Limited.bytes("voice.name", voiceName);
  }

  /**
   * Sends nothing but what is needed.
   *
   * @param file the recording, at most 10 MiB
   * @param voiceName 1 to 128 bytes of UTF-8
   * @param audioFormat how the recording is packed
   * @return the request
   */
  public static VoiceClone of(Path file, String voiceName, AudioFormat audioFormat) {
    return new VoiceClone(
        file,
        voiceName,
        audioFormat,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * The same with {@code language}.
   *
   * @param value what is spoken
   * @return a copy
   */
  public VoiceClone withLanguage(LanguageCode value) {
    return new VoiceClone(
        file,
        voiceName,
        audioFormat,
        Optional.of(value),
        voiceId,
        previewText,
        text,
        spaceId,
        description);
  }

  /**
   * The same with {@code voice_id}.
   *
   * @param value a voice to be trained again, at most 10 times
   * @return a copy
   */
  public VoiceClone withVoiceId(String value) {
    return new VoiceClone(
        file,
        voiceName,
        audioFormat,
        language,
        Optional.of(value),
        previewText,
        text,
        spaceId,
        description);
  }

  /**
   * The same with {@code preview_text}.
   *
   * @param value what the sample of the new voice says
   * @return a copy
   */
  public VoiceClone withPreviewText(String value) {
    return new VoiceClone(
        file,
        voiceName,
        audioFormat,
        language,
        voiceId,
        Optional.of(value),
        text,
        spaceId,
        description);
  }

  /**
   * The same with {@code text}.
   *
   * @param value what the recording says; code 1109 when it differs too much
   * @return a copy
   */
  public VoiceClone withText(String value) {
    return new VoiceClone(
        file,
        voiceName,
        audioFormat,
        language,
        voiceId,
        previewText,
        Optional.of(value),
        spaceId,
        description);
  }

  /**
   * The same with {@code space_id}.
   *
   * @param value the workspace
   * @return a copy
   */
  public VoiceClone withSpaceId(String value) {
    return new VoiceClone(
        file,
        voiceName,
        audioFormat,
        language,
        voiceId,
        previewText,
        text,
        Optional.of(value),
        description);
  }

  /**
   * The same with {@code description}.
   *
   * @param value for people
   * @return a copy
   */
  public VoiceClone withDescription(String value) {
    return new VoiceClone(
        file,
        voiceName,
        audioFormat,
        language,
        voiceId,
        previewText,
        text,
        spaceId,
        Optional.of(value));
  }
}
