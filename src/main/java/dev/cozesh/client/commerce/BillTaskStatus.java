package dev.cozesh.client.commerce;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/**
 * What has become of an export. Coze may add to these.
 *
 * @param wire the value as it travels
 */
public record BillTaskStatus(@JsonValue WireValue wire) {
  /** It waits. */
  public static final BillTaskStatus INIT = of("init");

  /** It is being made. */
  public static final BillTaskStatus RUNNING = of("running");

  /** Its files are ready. */
  public static final BillTaskStatus SUCCEED = of("succeed");

  /** It failed. */
  public static final BillTaskStatus FAILED = of("failed");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public BillTaskStatus {
    requireNonNull(wire, "wire");
  }

  /**
   * The value of that name.
   *
   * @param text as it travels
   * @return the value
   */
  public static BillTaskStatus of(String text) {
    return new BillTaskStatus(WireValue.of(text));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
