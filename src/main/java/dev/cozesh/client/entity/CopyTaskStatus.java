package dev.cozesh.client.entity;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/**
 * What has become of a copy. Coze may add to these.
 *
 * @param wire the value as it travels
 */
public record CopyTaskStatus(@JsonValue WireValue wire) {
  /** It is being made. */
  public static final CopyTaskStatus IN_PROGRESS = of("in_progress");

  /** It is there. */
  public static final CopyTaskStatus SUCCESSFUL = of("successful");

  /** It failed, for reasons that are given. */
  public static final CopyTaskStatus FAILED = of("failed");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public CopyTaskStatus {
    requireNonNull(wire, "wire");
  }

  /**
   * The value of that name.
   *
   * @param text as it travels
   * @return the value
   */
  public static CopyTaskStatus of(String text) {
    return new CopyTaskStatus(WireValue.of(text));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
