package dev.cozesh.probe.safety;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeInterruptedException;
import dev.cozesh.http.Time;
import dev.cozesh.probe.evidence.ProbeReport.Stop;
import dev.cozesh.probe.verdict.Features;
import dev.cozesh.probe.verdict.Signal;
import java.time.Duration;
import java.util.Locale;
import java.util.function.BiConsumer;

/**
 * How fast requests leave. A limit makes it pause and go on at half the rate, which answers without
 * a limit bring back slowly. Thread-safe: all workers of a run share one.
 */
public final class Pace {
  private static final long SECOND = 1_000_000_000L;
  private static final double SLOWEST = 0.2;
  private static final int ANSWERS_TO_RECOVER = 20;
  private static final double RECOVERY = 1.25;
  private static final int LONGEST_DOUBLING = 6;

  private final double wanted;
  private final Time time;
  private final BiConsumer<Duration, String> paused;

  private double rate;
  private double ceiling;
  private long free;
  private long resume;
  private long since;
  private long sent;
  private int pauses;
  private int well;

  /**
   * A pace whose pauses nobody hears of.
   *
   * @param rate most requests a second; 0 for as fast as the server answers
   * @param time clock and sleeper
   */
  public Pace(double rate, Time time) {
    this(rate, time, (length, reason) -> {});
  }

  /**
   * A pace.
   *
   * @param rate most requests a second; 0 for as fast as the server answers
   * @param time clock and sleeper
   * @param paused is told of each pause, how long and why, by the thread that caused it
   */
  public Pace(double rate, Time time, BiConsumer<Duration, String> paused) {
    if (rate < 0) {
      throw new IllegalArgumentException("rate must be 0 or more, was " + rate);
    }
    this.wanted = rate;
    this.rate = rate;
    this.ceiling = rate;
    this.time = requireNonNull(time, "time");
    this.paused = requireNonNull(paused, "paused");
    free = time.nanos();
    resume = free;
    since = free;
  }

  /**
   * Waits until one more request may leave.
   *
   * @throws CozeInterruptedException when the thread is interrupted while it waits
   */
  public void before() {
    for (long wait = take(); wait > 0; wait = take()) {
      try {
        time.sleep(Duration.ofNanos(wait));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CozeInterruptedException(
            "stopped",
            "interrupted by the user or a signal",
            Stop.RESUME + " goes on from here",
            e);
      }
    }
  }

  /**
   * Hears an answer. After a limit nothing leaves for as long as the server asks, or for 1, 2, 4 …
   * s when it does not say, 60 s at most. A wait of more than a minute is not obeyed here: {@link
   * StopRules} ends the run.
   *
   * @param features the answer
   * @param signal what it is about
   */
  public void heard(Features features, Signal signal) {
    Duration pause = Duration.ZERO;
    String reason = "";
    synchronized (this) {
      if (signal != Signal.LIMIT) {
        recover();
        return;
      }
      Duration asked = features.retryAfter().orElse(Duration.ZERO);
      if (asked.compareTo(StopRules.LONGEST_WAIT) > 0) {
        return;
      }
      pause = pause(asked);
      reason = "a limit was met: HTTP " + features.status() + ", going on at " + told(rate);
    }
    if (!pause.isZero()) {
      paused.accept(pause, reason);
    }
  }

  /** {@return requests a second that may leave now; 0 for as fast as the server answers} */
  public synchronized double rate() {
    return rate;
  }

  /** Nanoseconds to wait; 0 when the turn was taken. */
  private synchronized long take() {
    long now = time.nanos();
    long wait = Math.max(free - now, resume - now);
    if (wait > 0) {
      return wait;
    }
    if (rate > 0) {
      free = now + (long) (SECOND / rate);
    }
    sent++;
    return 0;
  }

  /** How much longer nothing leaves; zero when an answer comes from before the pause. */
  private Duration pause(Duration asked) {
    long now = time.nanos();
    boolean isPausing = resume - now > 0;
    if (!isPausing) {
      slowDown(now);
      pauses++;
    }
    Duration length = asked.isZero() ? doubled() : asked;
    long until = now + length.toNanos();
    if (isPausing && (asked.isZero() || until - resume <= 0)) {
      return Duration.ZERO;
    }
    resume = until;
    return length;
  }

  private Duration doubled() {
    long seconds = 1L << Math.min(pauses - 1, LONGEST_DOUBLING);
    return Duration.ofSeconds(Math.min(seconds, StopRules.LONGEST_WAIT.toSeconds()));
  }

  private void slowDown(long now) {
    double reached = sent / Math.max(1.0, (now - since) / (double) SECOND);
    double fast = rate > 0 ? rate : reached;
    ceiling = wanted > 0 ? wanted : rate > 0 ? ceiling : fast;
    rate = Math.max(Math.min(SLOWEST, fast), fast / 2);
    restart(now);
  }

  private void recover() {
    pauses = resume - time.nanos() > 0 ? pauses : 0;
    boolean isSlowed = rate > 0 && rate < ceiling;
    well = isSlowed ? well + 1 : 0;
    if (well >= ANSWERS_TO_RECOVER) {
      rate = Math.min(ceiling, rate * RECOVERY);
      restart(time.nanos());
    }
  }

  private void restart(long now) {
    since = now;
    sent = 0;
    well = 0;
  }

  private static String told(double rate) {
    return String.format(Locale.ROOT, "%.1f requests a second", rate);
  }
}
