package dev.cozesh.client.database;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/**
 * What has become of an asynchronous call. Coze may add to these.
 *
 * @param wire the value as it travels
 */
public record DatabaseTaskStatus(@JsonValue WireValue wire) {
  /** It waits. */
  public static final DatabaseTaskStatus PENDING = of("pending");

  /** It runs. */
  public static final DatabaseTaskStatus RUNNING = of("running");

  /** It is done. */
  public static final DatabaseTaskStatus SUCCEED = of("succeed");

  /** It failed. */
  public static final DatabaseTaskStatus FAILED = of("failed");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public DatabaseTaskStatus {
    requireNonNull(wire, "wire");
  }

  /**
   * The value of that name.
   *
   * @param text as it travels
   * @return the value
   */
  public static DatabaseTaskStatus of(String text) {
    return new DatabaseTaskStatus(WireValue.of(text));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
