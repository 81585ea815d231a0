package dev.cozesh.client.dataset;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/**
 * Whether a knowledge base is used. Coze may add to these.
 *
 * @param wire the value as it travels
 */
public record DatasetStatus(@JsonValue WireValue wire) {
  /** It is. */
  public static final DatasetStatus ENABLED = of(1);

  /** It is not. */
  public static final DatasetStatus DISABLED = of(3);

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public DatasetStatus {
    requireNonNull(wire, "wire");
  }

  /**
   * The value of that number.
   *
   * @param number as it travels
   * @return the value
   */
  public static DatasetStatus of(long number) {
    return new DatasetStatus(WireValue.of(number));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
