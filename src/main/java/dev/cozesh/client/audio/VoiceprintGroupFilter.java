package dev.cozesh.client.audio;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Which groups to list.
 *
 * @param name the group's
 * @param userId who made it
 */
public record VoiceprintGroupFilter(
    Optional<String> name, Optional<String> userId, Optional<String> groupId) {
  /** Every group. */
  public static final VoiceprintGroupFilter ALL =
      new VoiceprintGroupFilter(Optional.empty(), Optional.empty(), Optional.empty());

  public VoiceprintGroupFilter {
    requireNonNull(name, "name");
    requireNonNull(userId, "userId");
    requireNonNull(groupId, "groupId");
  }

  /**
   * The same with {@code name}.
   *
   * @param value the group's
   * @return a copy
   */
  public VoiceprintGroupFilter withName(String value) {
    return new VoiceprintGroupFilter(Optional.of(value), userId, groupId);
  }

  /**
   * The same with {@code user_id}.
   *
   * @param value who made it
   * @return a copy
   */
  public VoiceprintGroupFilter withUserId(String value) {
    return new VoiceprintGroupFilter(name, Optional.of(value), groupId);
  }

  /**
   * The same with {@code group_id}.
   *
   * @param value the group
   * @return a copy
   */
  public VoiceprintGroupFilter withGroupId(String value) {
    return new VoiceprintGroupFilter(name, userId, Optional.of(value));
  }
}
