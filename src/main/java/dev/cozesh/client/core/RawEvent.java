package dev.cozesh.client.core;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeServiceException;
import java.util.Optional;

/**
 * An event of a stream as it came.
 *
 * @param type its name, {@code message} without one
 * @param id its own id
 * @param data mostly JSON
 * @param failure what it tells when Coze reports a failure by it; it is the last one then
 */
public record RawEvent(
    String type, Optional<String> id, String data, Optional<CozeServiceException> failure) {
  public RawEvent {
    requireNonNull(type, "type");
    requireNonNull(id, "id");
    requireNonNull(data, "data");
    requireNonNull(failure, "failure");
  }

  /** Name, id and size; never the data, which may hold secrets. */
  @Override
  public String toString() {
    return "event " + type + id.map(own -> " (id " + own + ")").orElse("");
  }
}
