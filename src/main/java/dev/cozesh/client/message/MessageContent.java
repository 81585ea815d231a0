package dev.cozesh.client.message;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeUsageException;
import java.util.List;
import java.util.Optional;

/**
 * What a message says: text, or attachments with or without a text. Only what Coze accepts can be
 * made: content is never empty, its type is always told, a mixed message holds one text at most and
 * never a text alone.
 *
 * @see <a href="https://docs.coze.cn/developer_guides/chat_v3">Coze: chat, object_string</a>
 */
public sealed interface MessageContent {
  /**
   * {@return a text}
   *
   * @param text what is said
   * @throws CozeUsageException when it is empty
   */
  static MessageContent text(String text) {
    return new Text(text);
  }

  /**
   * Attachments with a text.
   *
   * @param text what is said
   * @param attachments at least one
   * @return the content
   * @throws CozeUsageException when the text is empty or there is no attachment
   */
  static MessageContent of(String text, Attachment... attachments) {
    return new Mixed(Optional.of(text), List.of(attachments));
  }

  /**
   * Attachments alone; Coze wants a message with a text directly before or after such a one, else
   * it answers code 4000.
   *
   * @param attachments at least one
   * @return the content
   * @throws CozeUsageException when there is none
   */
  static MessageContent of(List<Attachment> attachments) {
    return new Mixed(Optional.empty(), attachments);
  }

  /** {@return the text of {@code content}} */
  String content();

  /** {@return the value of {@code content_type}} */
  ContentType contentType();

  /** A text, not empty. */
  record Text(String text) implements MessageContent {
    public Text {
      requireSomething(text);
    }

    @Override
    public String content() {
      return text;
    }

    @Override
    public ContentType contentType() {
      return ContentType.TEXT;
    }
  }

  /**
   * One or more attachments.
   *
   * @param text not empty
   */
  record Mixed(Optional<String> text, List<Attachment> attachments) implements MessageContent {
    public Mixed {
      text.ifPresent(MessageContent::requireSomething);
      attachments = List.copyOf(attachments);
      if (attachments.isEmpty()) {
        throw new CozeUsageException(
            "a mixed message without an attachment",
            "Coze takes a text alone only as a text",
            "use MessageContent.text");
      }
    }

    @Override
    public String content() {
      return MessagePart.line(text, attachments);
    }

    @Override
    public ContentType contentType() {
      return ContentType.OBJECT_STRING;
    }
  }

  private static void requireSomething(String text) {
    if (requireNonNull(text, "text").isEmpty()) {
      throw new CozeUsageException(
          "a message without content", "Coze refuses it with code 4000", "give the message a text");
    }
  }
}
