package dev.cozesh.client.core;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.error.CozeException;
import dev.cozesh.error.CozeInterruptedException;
import dev.cozesh.error.CozeServiceException;
import dev.cozesh.error.CozeTransportException;
import dev.cozesh.http.socket.MessageSocket;
import dev.cozesh.json.Json;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * A WebSocket of Coze's events. What breaks it is told with how far it came, and to the listener;
 * it is never connected again. Any thread may send, one receives, and closing is for any thread.
 */
public final class EventSocket implements AutoCloseable {
  private final Call call;
  private final MessageSocket wire;
  private final Exchange head;
  private final CallListener listener;
  private final SocketFailures failures;
  private volatile Course course = Course.START;
  private volatile CozeException failure;

  EventSocket(
      Call call, MessageSocket wire, Exchange head, CallListener listener, Reading reading) {
    this.call = requireNonNull(call, "call");
    this.wire = requireNonNull(wire, "wire");
    this.head = requireNonNull(head, "head");
    this.listener = requireNonNull(listener, "listener");
    this.failures = new SocketFailures(call, head, reading);
  }

  /**
   * Sends an event; returns when it has left. Waits while Coze does not read.
   *
   * @param data its content; empty for an event that has none
   * @param type the event's name on the wire
   * @throws CozeTransportException when the socket is over or breaks
   * @throws CozeInterruptedException when this side closed it, or this thread is interrupted
   */
  public void send(String type, Optional<JsonNode> data) {
    ObjectNode event = Json.object().put("id", UUID.randomUUID().toString());
    event.put("event_type", type);
    data.ifPresent(content -> event.set("data", content));
    try {
      wire.send(Json.line(event));
    } catch (CozeTransportException e) {
      throw failures.brokeOff(course, e);
    }
  }

  /**
   * The next event.
   *
   * @param longest how long to wait for it
   * @param decode makes a value of it; its {@link CozeDataException} ends the socket
   * @param <E> what an event becomes
   * @return empty when none came in that time, when Coze ended the socket in order, or when it was
   *     closed here: {@link #isOver} tells
   * @throws CozeTransportException when the connection was lost, or Coze ended it with a code that
   *     stands for a failure
   * @throws CozeDataException when something else than an event comes, or one that is too large
   * @throws CozeInterruptedException when this thread is interrupted; the socket stays open
   */
  public <E> Optional<E> next(Duration longest, Function<JsonNode, E> decode) {
    if (failure != null) {
      throw failure;
    }
    try {
      return wire.receive(longest).map(text -> decode.apply(event(text)));
    } catch (CozeTransportException e) {
      throw ended(failures.brokeOff(course, e));
    } catch (CozeDataException e) {
      throw ended(failures.notUnderstood(course, e));
    }
  }

  /**
   * What is thrown when it ended although something was still to come.
   *
   * @return the failure
   */
  public CozeException endedEarly() {
    return ended(
        wire.isClosedHere()
            ? failures.closedHere(course)
            : failures.brokeOff(course, "Coze ended the socket before its answer was whole", null));
  }

  /**
   * What is thrown when nothing comes although something was to come; the socket is closed.
   *
   * @param limit how long nothing came
   * @return the failure
   */
  public CozeTransportException silent(Duration limit) {
    CozeTransportException silence =
        failures.brokeOff(
            course, "nothing came for " + limit.toSeconds() + " s, and an answer was due", null);
    return ended(silence);
  }

  /**
   * An error event as an exception: code, cause and next step.
   *
   * @param event the event as it came
   * @return the exception, not thrown
   */
  public CozeServiceException refused(JsonNode event) {
    ObjectNode told =
        event.path("data") instanceof ObjectNode data ? data.deepCopy() : Json.object();
    if (event.has("detail")) {
      told.set("detail", event.get("detail"));
    }
    return failures.refused(Json.line(told));
  }

  /** {@return whether nothing can be sent any more, and all that came was received} */
  public boolean isOver() {
    return failure != null || wire.isOver();
  }

  /** {@return whether this side ended it} */
  public boolean isClosedHere() {
    return wire.isClosedHere();
  }

  /** {@return how many events came} */
  public long received() {
    return course.received();
  }

  /** {@return Coze's log id: the last that an event told, else the handshake's; may be empty} */
  public String logId() {
    return course.logId().isEmpty() ? head.logId() : course.logId();
  }

  /**
   * Ends it within a moment, even while another thread sends or waits for an event. Closing again
   * does nothing.
   */
  @Override
  public void close() {
    wire.close();
  }

  /** Where it is and how far it came; never what came. */
  @Override
  public String toString() {
    return call + ", " + course.received() + " events";
  }

  private JsonNode event(String text) {
    JsonNode event = Json.parse(text, "what came");
    if (!event.isObject()) {
      throw new CozeDataException("what came is JSON, but no object", "", "", text, null);
    }
    course = course.after(event);
    return event;
  }

  private <F extends CozeException> F ended(F how) {
    failure = how;
    wire.close();
    listener.failed(call, how);
    return how;
  }
}
