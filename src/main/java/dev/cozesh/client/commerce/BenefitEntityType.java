package dev.cozesh.client.commerce;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/**
 * Whom a limitation is for. Coze may add to these.
 *
 * @param wire the value as it travels
 */
public record BenefitEntityType(@JsonValue WireValue wire) {
  /** All devices of the enterprise together. */
  public static final BenefitEntityType ALL_DEVICES = of("enterprise_all_devices");

  /** All consumers of the enterprise together. */
  public static final BenefitEntityType ALL_CUSTOM_CONSUMERS =
      of("enterprise_all_custom_consumers");

  /** One device. */
  public static final BenefitEntityType SINGLE_DEVICE = of("single_device");

  /** One consumer. */
  public static final BenefitEntityType SINGLE_CUSTOM_CONSUMER = of("single_custom_consumer");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public BenefitEntityType {
    requireNonNull(wire, "wire");
  }

  /**
   * The value of that name.
   *
   * @param text as it travels
   * @return the value
   */
  public static BenefitEntityType of(String text) {
    return new BenefitEntityType(WireValue.of(text));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
