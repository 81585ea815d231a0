package dev.cozesh.client.core;

import dev.cozesh.error.CozeDataException;
import dev.cozesh.error.CozeException;
import dev.cozesh.error.CozeInterruptedException;
import dev.cozesh.error.CozeServiceException;
import dev.cozesh.error.CozeTransportException;
import dev.cozesh.error.CozeTransportException.Delivery;

/** Puts into words what ends a socket of events before its end. */
final class SocketFailures {
  private static final String OPEN_ANOTHER =
      "nothing is connected or sent again by itself; open another one";

  private final Call call;
  private final Exchange head;
  private final Reading reading;

  SocketFailures(Call call, Exchange head, Reading reading) {
    this.call = call;
    this.head = head;
    this.reading = reading;
  }

  /** The connection broke, or the server ended it. */
  CozeTransportException brokeOff(Course course, CozeException cause) {
    String why = cause.why().isEmpty() ? cause.what() : cause.what() + ": " + cause.why();
    return brokeOff(course, reading.shown(why), cause);
  }

  CozeTransportException brokeOff(Course course, String why, CozeException cause) {
    return new CozeTransportException(
        call.operation() + " broke off " + where(course),
        why,
        OPEN_ANOTHER,
        Delivery.MAY_HAVE_ARRIVED,
        reading.shown(logId(course)),
        cause);
  }

  /** What came is no event, or too large. */
  CozeDataException notUnderstood(Course course, CozeDataException cause) {
    return new CozeDataException(
        call.operation() + ": an event is not understood, " + where(course) + ": " + cause.what(),
        cause.why(),
        cause.next(),
        reading.kept(cause.raw()),
        cause);
  }

  /** This side closed it while something was still to come. */
  CozeInterruptedException closedHere(Course course) {
    return new CozeInterruptedException(
        call.operation() + " was closed here " + where(course),
        "an answer was still to come",
        "",
        null);
  }

  /** An event says that Coze refuses something. */
  CozeServiceException refused(String event) {
    return reading.refused(call, head, event);
  }

  private String where(Course course) {
    String last = course.received() == 0 ? "" : ", the last " + reading.shown(course.lastType());
    return "after "
        + course.received()
        + (course.received() == 1 ? " event" : " events")
        + last
        + " ("
        + reading.logWords(logId(course))
        + ")";
  }

  private String logId(Course course) {
    return course.logId().isEmpty() ? head.logId() : course.logId();
  }
}
