package dev.cozesh.client.apiapp;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/**
 * What a callback app is for. Coze may add to these.
 *
 * @param wire the value as it travels
 */
public record ApiAppType(@JsonValue WireValue wire) {
  /** An ordinary one. */
  public static final ApiAppType NORMAL = of("normal");

  /** One of a channel. */
  public static final ApiAppType CONNECTOR = of("connector");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ApiAppType {
    requireNonNull(wire, "wire");
  }

  /**
   * The value of that name.
   *
   * @param text as it travels
   * @return the value
   */
  public static ApiAppType of(String text) {
    return new ApiAppType(WireValue.of(text));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
