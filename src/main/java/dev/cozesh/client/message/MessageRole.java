package dev.cozesh.client.message;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/** Who a message is from. Coze may add to these. */
public record MessageRole(@JsonValue WireValue wire) {
  /** The end user. */
  public static final MessageRole USER = of("user");

  /** The bot. */
  public static final MessageRole ASSISTANT = of("assistant");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public MessageRole {
    requireNonNull(wire, "wire");
  }

  /**
   * {@return the value of that name}
   *
   * @param text as it travels
   */
  public static MessageRole of(String text) {
    return new MessageRole(WireValue.of(text));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
