package dev.cozesh.deploy;

import dev.cozesh.error.CozeInterruptedException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Time, for an apply: what it is, how to wait, and whether to stop.
 *
 * @param sleeper waits that long; an interrupt ends the wait
 * @param stopRequested whether the user wants the run to end after the request in flight
 */
record Pauses(Clock clock, Sleeper sleeper, BooleanSupplier stopRequested) {
  /** Ends the run here when the user wants so; called between requests. */
  void requireGoingOn() {
    if (stopRequested.getAsBoolean() || Thread.currentThread().isInterrupted()) {
      throw stopped();
    }
  }

  void sleep(Duration duration) {
    requireGoingOn();
    try {
      sleeper.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw stopped();
    }
    requireGoingOn();
  }

  private static CozeInterruptedException stopped() {
    return new CozeInterruptedException(
        "stopped",
        "interrupted by the user or a signal",
        "run the same command again: it goes on from here");
  }
}
