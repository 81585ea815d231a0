package dev.cozesh.http;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** The moment a call has to be over, all its attempts and waits included. Immune to clock jumps. */
public final class Deadline {
  private final Time time;
  private final Duration total;
  private final long startedAt;

  private Deadline(Duration total, Time time) {
    this.total = requireNonNull(total, "total");
    this.time = requireNonNull(time, "time");
    this.startedAt = time.nanos();
  }

  /** A deadline that far from now. */
  public static Deadline after(Duration total, Time time) {
    return new Deadline(total, time);
  }

  /** What was granted in all. */
  public Duration total() {
    return total;
  }

  /** What has gone by. */
  public Duration elapsed() {
    return Duration.ofNanos(time.nanos() - startedAt);
  }

  /** Whether that much time is still left. */
  public boolean leaves(Duration wanted) {
    return elapsed().plus(wanted).compareTo(total) < 0;
  }

  /** Whether the time is up. */
  public boolean isOver() {
    return !leaves(Duration.ZERO);
  }
}
