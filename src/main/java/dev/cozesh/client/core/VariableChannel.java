package dev.cozesh.client.core;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Where a declared variable gets its value from. Coze may add to these.
 *
 * @param wire the value as it travels
 */
public record VariableChannel(@JsonValue WireValue wire) {
  /** The user. */
  public static final VariableChannel CUSTOM = of("custom");

  /** Coze. */
  public static final VariableChannel SYSTEM = of("system");

  /** The place of the user. */
  public static final VariableChannel LOCATION = of("location");

  /** Feishu. */
  public static final VariableChannel FEISHU = of("feishu");

  /** The app. */
  public static final VariableChannel APP = of("app");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public VariableChannel {
    requireNonNull(wire, "wire");
  }

  /**
   * The value of that name.
   *
   * @param text as it travels
   * @return the value
   */
  public static VariableChannel of(String text) {
    return new VariableChannel(WireValue.of(text));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
