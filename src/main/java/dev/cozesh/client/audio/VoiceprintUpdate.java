package dev.cozesh.client.audio;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a voiceprint shall be.
 *
 * @param groupId the group it is in
 * @param featureId the voiceprint
 * @param name for people
 * @param file another recording
 * @param desc for people
 * @param sampleRate of bare samples, in hertz
 * @param channel of bare samples: 1 or 2
 */
public record VoiceprintUpdate(
    String groupId,
    String featureId,
    String name,
    Optional<Path> file,
    Optional<String> desc,
    Optional<Integer> sampleRate,
    Optional<Integer> channel) {
  public VoiceprintUpdate {
    requireNonNull(groupId, "groupId");
    requireNonNull(featureId, "featureId");
    requireNonNull(name, "name");
    requireNonNull(file, "file");
    requireNonNull(desc, "desc");
    requireNonNull(sampleRate, "sampleRate");
    requireNonNull(channel, "channel");
  }

  /**
   * Sends nothing but what is needed.
   *
   * @param groupId the group it is in
   * @param featureId the voiceprint
   * @param name for people
   * @return the request
   */
  public static VoiceprintUpdate of(String groupId, String featureId, String name) {
    return new VoiceprintUpdate(
        groupId,
        featureId,
        name,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * The same with {@code file}.
   *
   * @param value another recording
   * @return a copy
   */
  public VoiceprintUpdate withFile(Path value) {
    return new VoiceprintUpdate(
        groupId, featureId, name, Optional.of(value), desc, sampleRate, channel);
  }

  /**
   * The same with {@code desc}.
   *
   * @param value for people
   * @return a copy
   */
  public VoiceprintUpdate withDesc(String value) {
    return new VoiceprintUpdate(
        groupId, featureId, name, file, Optional.of(value), sampleRate, channel);
  }

  /**
   * The same with {@code sample_rate}.
   *
   * @param value of bare samples, in hertz
   * @return a copy
   */
  public VoiceprintUpdate withSampleRate(int value) {
    return new VoiceprintUpdate(groupId, featureId, name, file, desc, Optional.of(value), channel);
  }

  /**
   * The same with {@code channel}.
   *
   * @param value of bare samples: 1 or 2
   * @return a copy
   */
  public VoiceprintUpdate withChannel(int value) {
    return new VoiceprintUpdate(
        groupId, featureId, name, file, desc, sampleRate, Optional.of(value));
  }
}
