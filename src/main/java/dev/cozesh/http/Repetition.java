package dev.cozesh.http;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How often and how slowly a request goes out again after an answer that passes.
 *
 * @param mostRetries further attempts after the first, 0 for none
 * @param firstWait before the second attempt
 * @param growth each further wait is that many times as long, up to 8 s
 * @param spread how far chance moves a wait, as a part of it: -0.25 up to a quarter less
 */
public record Repetition(int mostRetries, Duration firstWait, int growth, double spread) {
  /** Not at all. */
  public static final Repetition NONE = new Repetition(0, Duration.ZERO, 1, 0);

  /** As often as the caller grants, after half a second, doubled each time. */
  public static final Repetition USUAL =
      new Repetition(Integer.MAX_VALUE, Duration.ofMillis(500), 2, -0.25);

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(8);

  public Repetition {
    requireNonNull(firstWait, "firstWait");
  }

  /**
   * The same, but not more often than that.
   *
   * @param retries 0 or more
   * @return a copy
   */
  public Repetition atMost(int retries) {
    return new Repetition(retries, firstWait, growth, spread);
  }

  /**
   * The wait after an attempt.
   *
   * @param attempt the one that failed, from 1
   * @param chance from 0 to 1, 1 excluded
   */
  Duration waitAfter(int attempt, double chance) {
    double full = firstWait.toNanos() * Math.pow(growth, attempt - 1.0);
    double capped = Math.min(full, LONGEST_WAIT.toNanos());
    return Duration.ofNanos((long) (capped * (1 + spread * chance)));
  }
}
