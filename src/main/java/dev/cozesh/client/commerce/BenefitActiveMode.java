package dev.cozesh.client.commerce;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/**
 * When a limitation holds. Coze may add to these.
 *
 * @param wire the value as it travels
 */
public record BenefitActiveMode(@JsonValue WireValue wire) {
  /** From its start to its end. */
  public static final BenefitActiveMode ABSOLUTE_TIME = of("absolute_time");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public BenefitActiveMode {
    requireNonNull(wire, "wire");
  }

  /**
   * The value of that name.
   *
   * @param text as it travels
   * @return the value
   */
  public static BenefitActiveMode of(String text) {
    return new BenefitActiveMode(WireValue.of(text));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
