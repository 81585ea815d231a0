package dev.cozesh.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The machine's own clocks. */
public final class SystemTime implements Time {
  /** The clocks and the sleeper of this machine. */
  public SystemTime() {}

  private final Clock clock = Clock.systemUTC();

  @Override
  public Instant instant() {
    return clock.instant();
  }

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    Thread.sleep(duration.toMillis(), duration.toNanosPart() % 1_000_000);
  }
}
