package dev.cozesh.client.bot;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/**
 * What a user begins with. Coze may add to these.
 *
 * @param wire the value as it travels
 */
public record UserInputType(@JsonValue WireValue wire) {
  /** Typing. */
  public static final UserInputType TEXT = of("text");

  /** Holding a key and speaking. */
  public static final UserInputType VOICE = of("voice");

  /** A call. */
  public static final UserInputType CALL = of("call");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public UserInputType {
    requireNonNull(wire, "wire");
  }

  /**
   * The value of that name.
   *
   * @param text as it travels
   * @return the value
   */
  public static UserInputType of(String text) {
    return new UserInputType(WireValue.of(text));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
