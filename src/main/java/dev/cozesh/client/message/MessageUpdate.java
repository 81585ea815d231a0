package dev.cozesh.client.message;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.Optional;

/**
 * Changes to a message; what is absent stays.
 *
 * @param message the new content
 * @param metaData all pairs; up to 16, names up to 64, values up to 512 characters
 */
public record MessageUpdate(
    @JsonIgnore Optional<MessageContent> message, Optional<Map<String, String>> metaData) {
  public MessageUpdate {
    requireNonNull(message, "message");
    metaData = metaData.map(Map::copyOf);
  }

  /**
   * Another text.
   *
   * @param text what it shall say
   * @return the change
   */
  public static MessageUpdate text(String text) {
    return new MessageUpdate(Optional.of(MessageContent.text(text)), Optional.empty());
  }

  /**
   * As it is sent.
   *
   * @return the text
   */
  @JsonProperty
  public Optional<String> content() {
    return message.map(MessageContent::content);
  }

  /**
   * As it is sent.
   *
   * @return the type
   */
  @JsonProperty
  public Optional<ContentType> contentType() {
    return message.map(MessageContent::contentType);
  }
}
