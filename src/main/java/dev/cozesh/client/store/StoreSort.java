package dev.cozesh.client.store;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/**
 * How the store sorts. Coze may add to these.
 *
 * @param wire the value as it travels
 */
public record StoreSort(@JsonValue WireValue wire) {
  /** What is liked most first. */
  public static final StoreSort HEAT = of("heat");

  /** What is new first. */
  public static final StoreSort NEWEST = of("newest");

  /** What fits the keyword best first. */
  public static final StoreSort RELATIVE = of("relative");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public StoreSort {
    requireNonNull(wire, "wire");
  }

  /**
   * The value of that name.
   *
   * @param text as it travels
   * @return the value
   */
  public static StoreSort of(String text) {
    return new StoreSort(WireValue.of(text));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
