package dev.cozesh.client.dataset;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/** What a knowledge base holds. Coze may add to these. */
public record FormatType(@JsonValue WireValue wire) {
  /** Texts. */
  public static final FormatType TEXT = of(0);

  /** Tables; can be read, not made. */
  public static final FormatType TABLE = of(1);

  /** Images. */
  public static final FormatType IMAGE = of(2);

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public FormatType {
    requireNonNull(wire, "wire");
  }

  /**
   * {@return the value of that number}
   *
   * @param number as it travels
   */
  public static FormatType of(long number) {
    return new FormatType(WireValue.of(number));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
