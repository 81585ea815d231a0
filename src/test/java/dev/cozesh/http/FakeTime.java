package dev.cozesh.http;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A clock that moves only when somebody sleeps, and notes each sleep. */
public final class FakeTime implements Time {
  private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");

  private final List<Duration> waits = new ArrayList<>();
  private Duration passed = Duration.ZERO;

  @Override
  public synchronized Instant instant() {
    return START.plus(passed);
  }

  @Override
  public synchronized long nanos() {
    return passed.toNanos();
  }

  @Override
  public synchronized void sleep(Duration duration) {
    waits.add(duration);
    passed = passed.plus(duration);
  }

  /** All sleeps so far. */
  public synchronized List<Duration> waits() {
    return List.copyOf(waits);
  }
}
