package dev.cozesh.client.message;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A part of a mixed message, as answered.
 *
 * @param text when it is a text
 * @param fileId when it is a file that was uploaded
 * @param fileUrl when it is a file with an address
 * @param other members without a name here
 */
public record MessagePart(
    @JsonProperty(required = true) PartType type,
    Optional<String> text,
    Optional<String> fileId,
    Optional<String> fileUrl,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public MessagePart {
    requireNonNull(type, "type");
    other = Others.copyOf(other);
  }

  /** The parts that stand in the content of a mixed message. */
  static List<MessagePart> parse(String content) {
    JsonNode array = Json.parse(content, "the content of a mixed message");
    if (!array.isArray()) {
      throw new CozeDataException(
          "the content of a mixed message is no array",
          "its parts cannot be told",
          "",
          content,
          null);
    }
    List<MessagePart> parts = new ArrayList<>();
    array.forEach(part -> parts.add(Json.value(part, MessagePart.class)));
    return List.copyOf(parts);
  }

  /** The content of a mixed message. */
  static String line(Optional<String> text, List<Attachment> attachments) {
    List<MessagePart> parts = new ArrayList<>();
    text.map(MessagePart::of).ifPresent(parts::add);
    attachments.stream().map(MessagePart::of).forEach(parts::add);
    return Json.line(parts);
  }

  static MessagePart of(String text) {
    return new MessagePart(
        PartType.TEXT, Optional.of(text), Optional.empty(), Optional.empty(), Map.of());
  }

  private static MessagePart of(Attachment attachment) {
    Optional<String> id = Optional.empty();
    Optional<String> address = Optional.empty();
    if (attachment instanceof Attachment.Uploaded uploaded) {
      id = Optional.of(uploaded.fileId());
    } else if (attachment instanceof Attachment.Linked linked) {
      address = Optional.of(linked.fileUrl().toString());
    }
    return new MessagePart(attachment.type(), Optional.empty(), id, address, Map.of());
  }
}
