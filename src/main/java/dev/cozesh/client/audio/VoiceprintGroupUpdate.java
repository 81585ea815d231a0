package dev.cozesh.client.audio;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Changes to a group; what is absent stays.
 *
 * @param name for people
 * @param desc for people
 */
public record VoiceprintGroupUpdate(Optional<String> name, Optional<String> desc) {
  public VoiceprintGroupUpdate {
    requireNonNull(name, "name");
    requireNonNull(desc, "desc");
  }

  /**
   * The same with {@code name}.
   *
   * @param value for people
   * @return a copy
   */
  public VoiceprintGroupUpdate withName(String value) {
    return new VoiceprintGroupUpdate(Optional.of(value), desc);
  }

  /**
   * The same with {@code desc}.
   *
   * @param value for people
   * @return a copy
   */
  public VoiceprintGroupUpdate withDesc(String value) {
    return new VoiceprintGroupUpdate(name, Optional.of(value));
  }

  /**
   * Gives another name.
   *
   * @param name for people
   * @return the request
   */
  public static VoiceprintGroupUpdate named(String name) {
    return new VoiceprintGroupUpdate(Optional.of(name), Optional.empty());
  }
}
