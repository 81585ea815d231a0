package dev.cozesh.client.audio;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A recording that a voiceprint is taken from.
 *
 * @param groupId the group it goes to
 * @param file the recording
 * @param name for people
 * @param desc for people
 * @param sampleRate of bare samples, in hertz
 * @param channel of bare samples: 1 or 2
 */
public record VoiceprintCreate(
    String groupId,
    Path file,
    String name,
    Optional<String> desc,
    Optional<Integer> sampleRate,
    Optional<Integer> channel) {
  public VoiceprintCreate {
    requireNonNull(groupId, "groupId");
    requireNonNull(file, "file");
    requireNonNull(name, "name");
    requireNonNull(desc, "desc");
    requireNonNull(sampleRate, "sampleRate");
    requireNonNull(channel, "channel");
  }

  /**
   * Sends nothing but what is needed.
   *
   * @param groupId the group it goes to
   * @param file the recording
   * @param name for people
   * @return the request
   */
  public static VoiceprintCreate of(String groupId, Path file, String name) {
    return new VoiceprintCreate(
        groupId, file, name, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * The same with {@code desc}.
   *
   * @param value for people
   * @return a copy
   */
  public VoiceprintCreate withDesc(String value) {
    return new VoiceprintCreate(groupId, file, name, Optional.of(value), sampleRate, channel);
  }

  /**
   * The same with {@code sample_rate}.
   *
   * @param value of bare samples, in hertz
   * @return a copy
   */
  public VoiceprintCreate withSampleRate(int value) {
    return new VoiceprintCreate(groupId, file, name, desc, Optional.of(value), channel);
  }

  /**
   * The same with {@code channel}.
   *
   * @param value of bare samples: 1 or 2
   * @return a copy
   */
  public VoiceprintCreate withChannel(int value) {
    return new VoiceprintCreate(groupId, file, name, desc, sampleRate, Optional.of(value));
  }
}
