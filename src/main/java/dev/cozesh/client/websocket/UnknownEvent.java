package dev.cozesh.client.websocket;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An event of a kind that is not known here.
 *
 * @param type its name on the wire
 * @param json its data; missing when it has none
 */
public record UnknownEvent(EventInfo info, String type, JsonNode json)
    implements ChatSocketEvent,
        SpeechSocketEvent,
        TranscriptionSocketEvent,
        InterpretationSocketEvent {
  public UnknownEvent {
    requireNonNull(info, "info");
    requireNonNull(type, "type");
    requireNonNull(json, "json");
  }

  static UnknownEvent of(EventInfo info) {
    return new UnknownEvent(info, info.type(), info.data());
  }
}
