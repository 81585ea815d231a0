package dev.cozesh.dsl;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;

/** Lets at most so many begin within any second, evenly. Thread-safe. */
final class Pace {
  private final ScriptHost host;
  private final Duration gap;
  private final ReentrantLock turn = new ReentrantLock(true);
  private Instant next = Instant.MIN;

  /**
   * @param perSecond more than 0
   */
  Pace(ScriptHost host, double perSecond) {
    this.host = host;
    this.gap = Duration.ofNanos((long) Math.ceil(1e9 / perSecond));
  }

  /** Waits for the next start; a pause that is cut short does not bring it forward. */
  void take() throws InterruptedException {
    turn.lockInterruptibly();
    try {
      Instant now = host.clock().instant();
      Instant latest = now.plus(gap); // a clock that was set back must not stop the work
      Instant start = next.isAfter(latest) ? latest : next.isAfter(now) ? next : now;
      if (start.isAfter(now)) {
        host.pause(Duration.between(now, start));
      }
      next = start.plus(gap);
    } finally {
      turn.unlock();
    }
  }
}
