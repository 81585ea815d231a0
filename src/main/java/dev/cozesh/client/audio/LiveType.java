package dev.cozesh.client.audio;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/**
 * What a stream of an interpretation carries. Coze may add to these.
 *
 * @param wire the value as it travels
 */
public record LiveType(@JsonValue WireValue wire) {
  /** What was said. */
  public static final LiveType ORIGIN = of("origin");

  /** What it means. */
  public static final LiveType TRANSLATION = of("translation");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public LiveType {
    requireNonNull(wire, "wire");
  }

  /**
   * The value of that name.
   *
   * @param text as it travels
   * @return the value
   */
  public static LiveType of(String text) {
    return new LiveType(WireValue.of(text));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
