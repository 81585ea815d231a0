package dev.cozesh.catalog;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * An event of a stream.
 *
 * @param name the wire name
 * @param direction who sends it; only a WebSocket has events of the client
 * @param terminal whether no business event follows
 * @param data the name of a model, or the members with their types as text; null in JSON when there
 *     is none; each call hands out a copy
 * @param note possibly empty
 */
public record StreamEvent(
    String name, Direction direction, boolean terminal, JsonNode data, String note) {
  public StreamEvent {
    requireNonNull(name, "name");
    requireNonNull(direction, "direction");
    requireNonNull(data, "data");
    requireNonNull(note, "note");
  }

  /** {@return what the event carries, with the type of each member as text; a copy} */
  @Override
  public JsonNode data() {
    return data.deepCopy();
  }

  /** Who sends an event. */
  public enum Direction {
    /** The caller. */
    @JsonProperty("client")
    CLIENT,
    /** Coze. */
    @JsonProperty("server")
    SERVER
  }
}
