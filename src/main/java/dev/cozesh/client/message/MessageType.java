package dev.cozesh.client.message;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/** What a message is for. Coze may add to these; older messages have an empty type. */
public record MessageType(@JsonValue WireValue wire) {
  /** What the user asks. */
  public static final MessageType QUESTION = of("question");

  /** What the bot says. */
  public static final MessageType ANSWER = of("answer");

  /** On the way: the model called a tool. */
  public static final MessageType FUNCTION_CALL = of("function_call");

  /** On the way: what the caller gave as the result of a tool. */
  public static final MessageType TOOL_OUTPUT = of("tool_output");

  /** On the way: what the platform found as the result of a tool. */
  public static final MessageType TOOL_RESPONSE = of("tool_response");

  /** One proposed next question. */
  public static final MessageType FOLLOW_UP = of("follow_up");

  /** On the way: what was found in a knowledge base. */
  public static final MessageType KNOWLEDGE = of("knowledge");

  /** On the way: a JSON package about the state of the chat. */
  public static final MessageType VERBOSE = of("verbose");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public MessageType {
    requireNonNull(wire, "wire");
  }

  /**
   * {@return the value of that name}
   *
   * @param text as it travels
   */
  public static MessageType of(String text) {
    return new MessageType(WireValue.of(text));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
