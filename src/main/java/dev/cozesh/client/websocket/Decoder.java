package dev.cozesh.client.websocket;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.function.Function;

/**
 * Makes events of what comes over one kind of socket.
 *
 * @param known by their names on the wire
 * @param otherwise for all others
 */
record Decoder<E extends SocketEvent>(
    Map<String, Function<EventInfo, E>> known, Function<EventInfo, E> otherwise) {
  Decoder {
    known = Map.copyOf(known);
    requireNonNull(otherwise, "otherwise");
  }

  E decode(JsonNode event) {
    EventInfo info = EventInfo.of(event);
    return known.getOrDefault(info.type(), otherwise).apply(info);
  }
}
