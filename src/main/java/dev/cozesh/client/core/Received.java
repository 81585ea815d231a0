package dev.cozesh.client.core;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.error.CozeServiceException;

/**
 * A value with the exchange that brought it. Some answers are fine in themselves and tell of a
 * failure: a chat that failed, a run that failed.
 *
 * @param <T> what the result became
 */
public final class Received<T> {
  private final T value;
  private final Reply reply;
  private final JsonNode json;
  private final Reading reading;

  Received(T value, Reply reply, JsonNode json, Reading reading) {
    this.value = requireNonNull(value, "value");
    this.reply = requireNonNull(reply, "reply");
    this.json = requireNonNull(json, "json");
    this.reading = requireNonNull(reading, "reading");
  }

  /** {@return what was read} */
  public T value() {
    return value;
  }

  /** {@return how it came} */
  public Exchange exchange() {
    return reply.exchange();
  }

  /**
   * {@return the failure that the value tells of, by its {@code last_error}, or by its code and
   * message}
   *
   * @param what what failed, as the error is to name it: {@code chat 7389…}
   */
  public CozeServiceException failure(String what) {
    return reading.refused(what, reply.call(), reply.exchange(), json.toString());
  }

  /** How it came; never what. */
  @Override
  public String toString() {
    return reply.call() + ", " + reply.exchange();
  }
}
