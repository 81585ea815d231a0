package dev.cozesh.client.bot;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/**
 * How knowledge is searched. Coze may add to these.
 *
 * @param wire the value as it travels
 */
public record SearchStrategy(@JsonValue WireValue wire) {
  /** By meaning. */
  public static final SearchStrategy SEMANTIC = of(0);

  /** By meaning and by words. */
  public static final SearchStrategy HYBRID = of(1);

  /** By words. */
  public static final SearchStrategy FULL_TEXT = of(20);

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public SearchStrategy {
    requireNonNull(wire, "wire");
  }

  /**
   * The value of that number.
   *
   * @param number as it travels
   * @return the value
   */
  public static SearchStrategy of(long number) {
    return new SearchStrategy(WireValue.of(number));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
