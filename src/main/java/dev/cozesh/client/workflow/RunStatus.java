package dev.cozesh.client.workflow;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/** Where a run stands. Coze may add to these. */
public record RunStatus(@JsonValue WireValue wire) {
  /** Ended well. */
  public static final RunStatus SUCCESS = of("Success");

  /** Goes on. */
  public static final RunStatus RUNNING = of("Running");

  /** Ended badly. */
  public static final RunStatus FAIL = of("Fail");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public RunStatus {
    requireNonNull(wire, "wire");
  }

  /**
   * {@return the value of that name}
   *
   * @param text as it travels
   */
  public static RunStatus of(String text) {
    return new RunStatus(WireValue.of(text));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
