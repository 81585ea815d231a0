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

  /**
   * {@return a deadline that far from now}
   *
   * @param total how far
   * @param time the clock
   */
  public static Deadline after(Duration total, Time time) {
    return new Deadline(total, time);
  }

  /** {@return what was granted in all} */
  public Duration total() {
    return total;
  }

  /** {@return what has gone by} */
  public Duration elapsed() {
    return Duration.ofNanos(time.nanos() - startedAt);
  }

  /**
   * {@return whether that much time is still left}
   *
   * @param wanted how much is needed
   */
  public boolean leaves(Duration wanted) {
    return elapsed().plus(wanted).compareTo(total) < 0;
  }

  /** {@return whether the time is up} */
  public boolean isOver() {
    return !leaves(Duration.ZERO);
  }
}
