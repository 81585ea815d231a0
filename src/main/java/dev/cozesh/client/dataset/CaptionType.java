package dev.cozesh.client.dataset;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/**
 * Who writes the caption of an image. Coze may add to these.
 *
 * @param wire the value as it travels
 */
public record CaptionType(@JsonValue WireValue wire) {
  /** Coze. */
  public static final CaptionType AUTOMATIC = of(0);

  /** The caller. */
  public static final CaptionType MANUAL = of(1);

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public CaptionType {
    requireNonNull(wire, "wire");
  }

  /**
   * The value of that number.
   *
   * @param number as it travels
   * @return the value
   */
  public static CaptionType of(long number) {
    return new CaptionType(WireValue.of(number));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
