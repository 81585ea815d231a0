package dev.cozesh.http;

import java.time.Duration;
import java.time.InstantSource;

/** Wall clock, monotonic clock and waiting, handed in so that tests need not wait. */
public interface Time extends InstantSource {
  /** {@return nanoseconds of a clock that never jumps; only differences mean something} */
  long nanos();

  /**
   * Waits; ends early only by an interrupt.
   *
   * @param duration how long
   * @throws InterruptedException when the waiting thread is interrupted
   */
  void sleep(Duration duration) throws InterruptedException;
}
