package dev.cozesh.client.audio;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A recording whose speaker is looked for.
 *
 * @param groupId where to look
 * @param file the recording
 * @param topK how many answers at most
 * @param sampleRate of bare samples, in hertz
 * @param channel of bare samples: 1 or 2
 */
public record VoiceprintQuery(
    String groupId,
    Path file,
    Optional<Integer> topK,
    Optional<Integer> sampleRate,
    Optional<Integer> channel) {
  public VoiceprintQuery {
    requireNonNull(groupId, "groupId");
    requireNonNull(file, "file");
    requireNonNull(topK, "topK");
    requireNonNull(sampleRate, "sampleRate");
    requireNonNull(channel, "channel");
  }

  /**
   * Sends nothing but what is needed.
   *
   * @param groupId where to look
   * @param file the recording
   * @return the request
   */
  public static VoiceprintQuery of(String groupId, Path file) {
    return new VoiceprintQuery(groupId, file, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * The same with {@code top_k}.
   *
   * @param value how many answers at most
   * @return a copy
   */
  public VoiceprintQuery withTopK(int value) {
    return new VoiceprintQuery(groupId, file, Optional.of(value), sampleRate, channel);
  }

  /**
   * The same with {@code sample_rate}.
   *
   * @param value of bare samples, in hertz
   * @return a copy
   */
  public VoiceprintQuery withSampleRate(int value) {
    return new VoiceprintQuery(groupId, file, topK, Optional.of(value), channel);
  }

  /**
   * The same with {@code channel}.
   *
   * @param value of bare samples: 1 or 2
   * @return a copy
   */
  public VoiceprintQuery withChannel(int value) {
    return new VoiceprintQuery(groupId, file, topK, sampleRate, Optional.of(value));
  }
}
