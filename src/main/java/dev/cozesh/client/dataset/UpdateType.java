package dev.cozesh.client.dataset;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/**
 * Whether a web page is read again. Coze may add to these.
 *
 * @param wire the value as it travels
 */
public record UpdateType(@JsonValue WireValue wire) {
  /** No. */
  public static final UpdateType NEVER = of(0);

  /** Every so many hours. */
  public static final UpdateType AUTOMATIC = of(1);

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public UpdateType {
    requireNonNull(wire, "wire");
  }

  /**
   * The value of that number.
   *
   * @param number as it travels
   * @return the value
   */
  public static UpdateType of(long number) {
    return new UpdateType(WireValue.of(number));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
