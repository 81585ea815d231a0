package dev.cozesh.client.message;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/**
 * A message to be put into a conversation by hand.
 *
 * @param metaData up to 16 pairs, names up to 64, values up to 512 characters
 */
public record MessageCreate(
    Speaker role,
    @JsonIgnore MessageContent message,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> metaData) {
  public MessageCreate {
    requireNonNull(role, "role");
    requireNonNull(message, "message");
    metaData = Map.copyOf(metaData);
  }

  /**
   * {@return a text of the user's}
   *
   * @param text what is said
   */
  public static MessageCreate user(String text) {
    return new MessageCreate(Speaker.USER, MessageContent.text(text), Map.of());
  }

  /**
   * {@return a text as if the bot had said it}
   *
   * @param text what is said
   */
  public static MessageCreate assistant(String text) {
    return new MessageCreate(Speaker.ASSISTANT, MessageContent.text(text), Map.of());
  }

  /**
   * As it is sent.
   *
   * @return the text
   */
  @JsonProperty
  public String content() {
    return message.content();
  }

  /**
   * As it is sent.
   *
   * @return the type
   */
  @JsonProperty
  public ContentType contentType() {
    return message.contentType();
  }
}
