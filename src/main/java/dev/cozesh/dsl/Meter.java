package dev.cozesh.dsl;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How far a piece of work is, kept on the screen: on a terminal as a line that moves, elsewhere as
 * a remark every ten seconds. Thread-safe.
 */
public final class Meter implements AutoCloseable {
  private static final Duration REDRAWN = Duration.ofMillis(100);
  private static final Duration REMARKED = Duration.ofSeconds(10);

  private final Screen screen;
  private final InstantSource clock;
  private final String label;
  private final boolean bytes;
  private final Instant begin;
  private long done;
  private Instant shown;
  private long total;

  /**
   * @param total 0 when it is not known
   */
  Meter(Screen screen, InstantSource clock, String label, long total) {
    this(screen, clock, label, total, false);
  }

  private Meter(Screen screen, InstantSource clock, String label, long total, boolean bytes) {
    this.screen = screen;
    this.clock = clock;
    this.label = label;
    this.total = total;
    this.bytes = bytes;
    begin = clock.instant();
    shown = begin;
    if (screen.canRewrite() && !bytes) {
      screen.pass(at(begin));
    }
  }

  /** Bytes that are sent; how many there are is told with the first. */
  static Meter ofBytes(Screen screen, InstantSource clock, String label) {
    return new Meter(screen, clock, label, 0, true);
  }

  /** One more is done. */
  public void step() {
    step(1);
  }

  /** So many more are done. */
  public synchronized void step(long more) {
    at(done + more, total);
  }

  /** So many of so many are done. */
  synchronized void at(long reached, long whole) {
    done = reached;
    total = whole;
    Instant now = clock.instant();
    boolean moves = screen.canRewrite();
    boolean due = Duration.between(shown, now).compareTo(moves ? REDRAWN : REMARKED) >= 0;
    if (moves && (due || done == total)) {
      screen.pass(at(now));
    } else if (due) {
      screen.remark(words());
    }
    shown = due ? now : shown;
  }

  /** How many are done. */
  public synchronized long getDone() {
    return done;
  }

  /** How many there are; 0 when that is not known. */
  public synchronized long getTotal() {
    return total;
  }

  /** Takes it off the screen. */
  @Override
  public void close() {
    if (screen.canRewrite()) {
      screen.wipe();
    }
  }

  private Screen.Progress at(Instant now) {
    return new Screen.Progress(label, done, total, Duration.between(begin, now), bytes);
  }

  private String words() {
    String count = total > 0 ? done + " of " + total : String.valueOf(done);
    return label.isEmpty() ? count : label + ": " + count;
  }

  /** {@code rows: 40 of 100}. */
  @Override
  public synchronized String toString() {
    return words();
  }
}
