package dev.cozesh.sandbox;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits in the time of the wall, until all waiting is ended. Thread-safe. */
final class Waiting {
  private final CountDownLatch over = new CountDownLatch(1);

  /** Waits; returns at once when all waiting is ended. */
  void rest(Duration time) {
    try {
      over.await(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  boolean isOver() {
    return over.getCount() == 0;
  }

  /** Ends all waiting at once, and for good. */
  void end() {
    over.countDown();
  }
}
