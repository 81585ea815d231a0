package dev.cozesh.http.sse;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One server-sent event.
 *
 * @param type what the {@code event} field said, {@code message} without one
 * @param data the {@code data} fields, joined by line feeds; may be empty
 * @param id what this event's own {@code id} field said, perhaps nothing; empty when it had none
 * @param lastEventId the id in force: this event's, else the last one before it, else nothing
 */
public record SseEvent(String type, String data, Optional<String> id, String lastEventId) {
  public SseEvent {
    requireNonNull(type, "type");
    requireNonNull(data, "data");
    requireNonNull(id, "id");
    requireNonNull(lastEventId, "lastEventId");
  }

  /** Type, id and size; never the data, which may hold secrets. */
  @Override
  public String toString() {
    return "event " + type + " (id " + lastEventId + "), " + data.length() + " characters";
  }
}
