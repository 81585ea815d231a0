package dev.cozesh.client.websocket;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What every event of Coze's carries.
 *
 * @param type its name on the wire, {@code conversation.chat.created}
 * @param logId Coze's log id
 * @param respondedAt unix milliseconds
 * @param originMessage the message that an error is about
 * @param json the whole event as it came
 */
public record EventInfo(
    String type,
    Optional<String> id,
    Optional<String> logId,
    Optional<Long> respondedAt,
    Optional<String> originMessage,
    JsonNode json) {
  public EventInfo {
    requireNonNull(type, "type");
    requireNonNull(id, "id");
    requireNonNull(logId, "logId");
    requireNonNull(respondedAt, "respondedAt");
    requireNonNull(originMessage, "originMessage");
    requireNonNull(json, "json");
  }

  static EventInfo of(JsonNode event) {
    JsonNode detail = event.path("detail");
    return new EventInfo(
        event.path("event_type").asText(""),
        text(event.path("id")),
        text(detail.path("logid")),
        text(detail.path("respond_at")).filter(at -> at.matches("\\d{1,18}")).map(Long::valueOf),
        text(detail.path("origin_message")),
        event);
  }

  JsonNode data() {
    return json.path("data");
  }

  private static Optional<String> text(JsonNode node) {
    return Optional.of(node.asText("")).filter(text -> !text.isEmpty());
  }

  /** Type and log id; never what it says. */
  @Override
  public String toString() {
    return type + logId.map(id -> " (log id " + id + ")").orElse("");
  }
}
