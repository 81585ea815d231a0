package dev.cozesh.client.workflow;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/** How a run was begun. Coze may add to these. */
public record RunMode(@JsonValue WireValue wire) {
  /** Waited for. */
  public static final RunMode SYNCHRONOUS = of(0);

  /** Followed event by event. */
  public static final RunMode STREAMING = of(1);

  /** Left alone. */
  public static final RunMode ASYNCHRONOUS = of(2);

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public RunMode {
    requireNonNull(wire, "wire");
  }

  /**
   * {@return the value of that number}
   *
   * @param number as it travels
   */
  public static RunMode of(long number) {
    return new RunMode(WireValue.of(number));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
