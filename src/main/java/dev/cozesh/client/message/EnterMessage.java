package dev.cozesh.client.message;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cozesh.error.CozeUsageException;
import java.util.Map;
import java.util.Optional;

/**
 * A message that goes along with a request: a question, or a piece of what was said before.
 *
 * @param type a question unless told; only a user asks. With a chat that is kept Coze takes
 *     questions and answers, else calls and outputs of tools too
 * @param metaData up to 16 pairs, names up to 64, values up to 512 characters
 * @see <a href="https://docs.coze.cn/developer_guides/chat_v3">Coze: chat, EnterMessage</a>
 */
public record EnterMessage(
    Speaker role,
    Optional<MessageType> type,
    @JsonIgnore MessageContent message,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> metaData) {
  public EnterMessage {
    requireNonNull(role, "role");
    requireNonNull(message, "message");
    metaData = Map.copyOf(metaData);
    if (role == Speaker.ASSISTANT
        && type.orElse(MessageType.QUESTION).equals(MessageType.QUESTION)) {
      throw new CozeUsageException(
          "a question from the assistant",
          "only the user asks, and a message without a type is a question",
          "say which type it is, mostly answer");
    }
  }

  /**
   * {@return what the user asks}
   *
   * @param text what was said
   */
  public static EnterMessage question(String text) {
    return question(MessageContent.text(text));
  }

  /**
   * {@return what the user asks, perhaps with attachments}
   *
   * @param content text and attachments
   */
  public static EnterMessage question(MessageContent content) {
    return new EnterMessage(Speaker.USER, Optional.of(MessageType.QUESTION), content, Map.of());
  }

  /**
   * {@return what the bot said}
   *
   * @param text what was said
   */
  public static EnterMessage answer(String text) {
    return new EnterMessage(
        Speaker.ASSISTANT, Optional.of(MessageType.ANSWER), MessageContent.text(text), Map.of());
  }

  /**
   * The same with these pairs.
   *
   * @param pairs up to 16
   * @return a copy
   */
  public EnterMessage withMetaData(Map<String, String> pairs) {
    return new EnterMessage(role, type, message, pairs);
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
