package dev.cozesh.client.audio;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A group to be made.
 *
 * @param name for people
 * @param desc for people
 * @param cozeAccountId the organization
 */
public record VoiceprintGroupCreate(
    String name, Optional<String> desc, Optional<String> cozeAccountId) {
  public VoiceprintGroupCreate {
    requireNonNull(name, "name");
    requireNonNull(desc, "desc");
    requireNonNull(cozeAccountId, "cozeAccountId");
  }

  /**
   * Sends nothing but what is needed.
   *
   * @param name for people
   * @return the request
   */
  public static VoiceprintGroupCreate of(String name) {
    return new VoiceprintGroupCreate(name, Optional.empty(), Optional.empty());
  }

  /**
   * The same with {@code desc}.
   *
   * @param value for people
   * @return a copy
   */
  public VoiceprintGroupCreate withDesc(String value) {
    return new VoiceprintGroupCreate(name, Optional.of(value), cozeAccountId);
  }

  /**
   * The same with {@code coze_account_id}.
   *
   * @param value the organization
   * @return a copy
   */
  public VoiceprintGroupCreate withCozeAccountId(String value) {
    return new VoiceprintGroupCreate(name, desc, Optional.of(value));
  }
}
