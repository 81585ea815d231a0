package dev.cozesh.http;

import static java.util.Objects.requireNonNull;

/**
 * The circumstances of one call.
 *
 * @param deadline when it has to be over
 * @param sending run once an attempt, on the calling thread, when a connection is there and
 *     directly before the first byte leaves; what it throws keeps the request from being sent
 * @param attempt which attempt of the call it is, from 1; told in the header {@code
 *     X-Cozesh-Attempt}
 */
public record Dispatch(Deadline deadline, Runnable sending, int attempt) {
  public Dispatch {
    requireNonNull(deadline, "deadline");
    requireNonNull(sending, "sending");
  }

  /**
   * The first attempt of a call.
   *
   * @param deadline when it has to be over
   * @param sending run directly before the first byte leaves
   */
  public Dispatch(Deadline deadline, Runnable sending) {
    this(deadline, sending, 1);
  }

  /**
   * The same for a later attempt.
   *
   * @param number 1 for the first
   * @return a copy
   */
  public Dispatch attempt(int number) {
    return number == attempt ? this : new Dispatch(deadline, sending, number);
  }
}
