package dev.cozesh.client.chat;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/** What a tool call asks for. Coze may add to these. */
public record ToolCallType(@JsonValue WireValue wire) {
  /** A function to be run by the caller. */
  public static final ToolCallType FUNCTION = of("function");

  /** A question to be answered by the user. */
  public static final ToolCallType REPLY_MESSAGE = of("reply_message");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ToolCallType {
    requireNonNull(wire, "wire");
  }

  /**
   * {@return the value of that name}
   *
   * @param text as it travels
   */
  public static ToolCallType of(String text) {
    return new ToolCallType(WireValue.of(text));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
