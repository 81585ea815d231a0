package dev.cozesh.client.message;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import dev.cozesh.error.CozeDataException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A message of a conversation; Coze keeps it for 180 days. In the delta events of a stream the
 * content is the new piece only.
 *
 * @param chatId absent or empty when it was not made by a chat
 * @param sectionId the stretch of the conversation that the model sees as one
 * @param type empty in messages that were written by hand
 * @param content text, or JSON, as the content type says
 * @param metaData what was given when it was made
 * @param createdAt unix seconds
 * @param updatedAt unix seconds
 * @param reasoningContent what a reasoning model thought
 * @param other members without a name here
 */
public record Message(
    @JsonProperty(required = true) String id,
    Optional<String> conversationId,
    Optional<String> botId,
    Optional<String> chatId,
    Optional<String> sectionId,
    Optional<MessageRole> role,
    Optional<MessageType> type,
    Optional<String> content,
    Optional<ContentType> contentType,
    Optional<Map<String, String>> metaData,
    Optional<Long> createdAt,
    Optional<Long> updatedAt,
    Optional<String> reasoningContent,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public Message {
    requireNonNull(id, "id");
    metaData = metaData.map(Others::copyOf);
    other = Others.copyOf(other);
  }

  /** {@return the content; empty when there is none} */
  public String text() {
    return content.orElse("");
  }

  /** {@return whether the bot says this to the user; the rest is made on the way there} */
  public boolean answers() {
    return type.filter(MessageType.ANSWER::equals).isPresent();
  }

  /**
   * {@return text, files and pictures one by one; a message that is not mixed is one text}
   *
   * @throws CozeDataException when it is mixed and its content is no JSON array
   */
  public List<MessagePart> parts() {
    boolean mixed = contentType.filter(ContentType.OBJECT_STRING::equals).isPresent();
    return mixed ? MessagePart.parse(text()) : List.of(MessagePart.of(text()));
  }
}
