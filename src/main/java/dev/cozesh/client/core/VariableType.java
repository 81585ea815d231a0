package dev.cozesh.client.core;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What a declared variable holds. Coze may add to these.
 *
 * @param wire the value as it travels
 */
public record VariableType(@JsonValue WireValue wire) {
  /** One value. */
  public static final VariableType KEY_VALUE = of("KVVariable");

  /** Several values. */
  public static final VariableType LIST = of("ListVariable");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public VariableType {
    requireNonNull(wire, "wire");
  }

  /**
   * The value of that name.
   *
   * @param text as it travels
   * @return the value
   */
  public static VariableType of(String text) {
    return new VariableType(WireValue.of(text));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
