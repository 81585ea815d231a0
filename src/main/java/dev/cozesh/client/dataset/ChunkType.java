package dev.cozesh.client.dataset;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/**
 * How a document is cut. Coze may add to these.
 *
 * @param wire the value as it travels
 */
public record ChunkType(@JsonValue WireValue wire) {
  /** As Coze sees fit. */
  public static final ChunkType AUTOMATIC = of(0);

  /** At a separator, by size. */
  public static final ChunkType CUSTOM = of(1);

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ChunkType {
    requireNonNull(wire, "wire");
  }

  /**
   * The value of that number.
   *
   * @param number as it travels
   * @return the value
   */
  public static ChunkType of(long number) {
    return new ChunkType(WireValue.of(number));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
