package dev.cozesh.client.bot;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/**
 * How many people work on a bot. Coze may add to these.
 *
 * @param wire the value as it travels
 */
public record CollaborationMode(@JsonValue WireValue wire) {
  /** One. */
  public static final CollaborationMode SINGLE = of("single");

  /** Several. */
  public static final CollaborationMode COLLABORATION = of("collaboration");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public CollaborationMode {
    requireNonNull(wire, "wire");
  }

  /**
   * The value of that name.
   *
   * @param text as it travels
   * @return the value
   */
  public static CollaborationMode of(String text) {
    return new CollaborationMode(WireValue.of(text));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
