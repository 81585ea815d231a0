package dev.cozesh.client.dataset;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/**
 * What has become of an image. Coze may add to these.
 *
 * @param wire the value as it travels
 */
public record PhotoStatus(@JsonValue WireValue wire) {
  /** It is being processed. */
  public static final PhotoStatus PROCESSING = of(0);

  /** It is ready. */
  public static final PhotoStatus COMPLETED = of(1);

  /** It could not be processed. */
  public static final PhotoStatus FAILED = of(9);

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public PhotoStatus {
    requireNonNull(wire, "wire");
  }

  /**
   * The value of that number.
   *
   * @param number as it travels
   * @return the value
   */
  public static PhotoStatus of(long number) {
    return new PhotoStatus(WireValue.of(number));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
