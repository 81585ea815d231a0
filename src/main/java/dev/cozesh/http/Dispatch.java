package dev.cozesh.http;

import static java.util.Objects.requireNonNull;

/**
 * The circumstances of one call.
 *
 * @param deadline when it has to be over
 * @param sending run once an attempt, on the calling thread, when a connection is there and
 *     directly before the first byte leaves; what it throws keeps the request from being sent
 */
public record Dispatch(Deadline deadline, Runnable sending) {
  public Dispatch {
    requireNonNull(deadline, "deadline");
    requireNonNull(sending, "sending");
  }
}
