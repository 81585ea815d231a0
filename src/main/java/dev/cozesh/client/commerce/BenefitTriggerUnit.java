package dev.cozesh.client.commerce;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/**
 * How often a limitation begins anew. Coze may add to these.
 *
 * @param wire the value as it travels
 */
public record BenefitTriggerUnit(@JsonValue WireValue wire) {
  /** Not at all, unless told. */
  public static final BenefitTriggerUnit NEVER = of("never");

  /** Every so many minutes. */
  public static final BenefitTriggerUnit MINUTE = of("minute");

  /** Every so many hours. */
  public static final BenefitTriggerUnit HOUR = of("hour");

  /** Every so many days. */
  public static final BenefitTriggerUnit DAY = of("day");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public BenefitTriggerUnit {
    requireNonNull(wire, "wire");
  }

  /**
   * The value of that name.
   *
   * @param text as it travels
   * @return the value
   */
  public static BenefitTriggerUnit of(String text) {
    return new BenefitTriggerUnit(WireValue.of(text));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
