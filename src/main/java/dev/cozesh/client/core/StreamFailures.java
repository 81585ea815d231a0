package dev.cozesh.client.core;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.error.CozeException;
import dev.cozesh.error.CozeInterruptedException;
import dev.cozesh.error.CozeServiceException;
import dev.cozesh.error.CozeTransportException;
import dev.cozesh.error.CozeTransportException.Delivery;
import java.util.Optional;

/** Puts into words what ends a stream before its end. */
final class StreamFailures {
  private final Call call;
  private final Exchange head;
  private final Reading reading;

  StreamFailures(Call call, Exchange head, Reading reading) {
    this.call = call;
    this.head = head;
    this.reading = reading;
  }

  /** The bytes ended, by whatever cause, before the last event. */
  CozeTransportException brokeOff(
      long received, Optional<String> lastId, String next, RuntimeException cause) {
    String why =
        cause instanceof CozeException known
            ? known.what()
            : "the server closed the connection before the stream's last event";
    return new CozeTransportException(
        brokeOff(received, lastId),
        why,
        next,
        Delivery.MAY_HAVE_ARRIVED,
        reading.shown(head.logId()),
        cause);
  }

  /** The client was closed before the last event. */
  CozeTransportException abandoned(long received, Optional<String> lastId) {
    return new CozeTransportException(
        brokeOff(received, lastId),
        "the client was closed, which ends all its streams",
        "",
        Delivery.MAY_HAVE_ARRIVED,
        reading.shown(head.logId()),
        null);
  }

  private String brokeOff(long received, Optional<String> lastId) {
    return call.operation()
        + " broke off after "
        + received
        + (received == 1 ? " event, " : " events, ")
        + lastId.map(id -> "last id " + reading.shown(id)).orElse("no id")
        + " ("
        + reading.logWords(head.logId())
        + ")";
  }

  /** Coze reports a failure by an event with this data. */
  CozeServiceException refused(String data) {
    return reading.refused(call, head, data);
  }

  /** Something else than events came. */
  CozeException foreign(String body) {
    Optional<JsonNode> json = Envelope.parse(body).filter(JsonNode::isObject);
    if (json.filter(Envelope::namesError).isPresent()) {
      return reading.refused(call, head, body);
    }
    return reading.noStream(call, head, body);
  }

  /** An event could not be read; the first one has the number 1. */
  CozeDataException notUnderstood(long number, Optional<String> lastId, CozeDataException cause) {
    return new CozeDataException(
        call.operation()
            + ": event "
            + number
            + lastId.map(id -> " (id " + reading.shown(id) + ")").orElse("")
            + " is not understood: "
            + cause.what()
            + " ("
            + reading.logWords(head.logId())
            + ")",
        cause.why(),
        cause.next(),
        reading.kept(cause.raw()),
        reading.shown(head.logId()),
        cause);
  }

  /**
   * This side closed it.
   *
   * @param asked what Coze was asked then; empty for nothing
   */
  CozeInterruptedException cancelled(long received, String asked, RuntimeException cause) {
    return new CozeInterruptedException(
        "cancelled " + call.operation() + " after " + received + " events",
        asked.isEmpty() ? "the stream was closed here before its last event" : asked,
        "",
        cause);
  }
}
