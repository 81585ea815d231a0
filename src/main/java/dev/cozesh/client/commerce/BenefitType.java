package dev.cozesh.client.commerce;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/**
 * What is limited. Coze may add to these.
 *
 * @param wire the value as it travels
 */
public record BenefitType(@JsonValue WireValue wire) {
  /** Resource points. */
  public static final BenefitType RESOURCE_POINT = of("resource_point");

  /** Minutes of Coze's own voices. */
  public static final BenefitType SYSTEM_VOICE_MINUTES = of("voice_unified_duration_system");

  /** Minutes of cloned voices. */
  public static final BenefitType CUSTOM_VOICE_MINUTES = of("voice_unified_duration_custom");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public BenefitType {
    requireNonNull(wire, "wire");
  }

  /**
   * The value of that name.
   *
   * @param text as it travels
   * @return the value
   */
  public static BenefitType of(String text) {
    return new BenefitType(WireValue.of(text));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
