package dev.cozesh.client.commerce;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/**
 * Whether a limitation holds. Coze may add to these.
 *
 * @param wire the value as it travels
 */
public record BenefitStatus(@JsonValue WireValue wire) {
  /** It does. */
  public static final BenefitStatus VALID = of("valid");

  /** It is suspended. */
  public static final BenefitStatus FROZEN = of("frozen");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public BenefitStatus {
    requireNonNull(wire, "wire");
  }

  /**
   * The value of that name.
   *
   * @param text as it travels
   * @return the value
   */
  public static BenefitStatus of(String text) {
    return new BenefitStatus(WireValue.of(text));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
