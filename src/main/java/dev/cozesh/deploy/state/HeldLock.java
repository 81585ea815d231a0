package dev.cozesh.deploy.state;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeLockedException;
import java.time.Duration;

/**
 * A lock as somebody else sees it.
 *
 * @param age how long it has been held
 * @param silence how long ago its holder last said that it lives
 * @param isAlive whether the holder is believed to live: its process was not found dead, and its
 *     lease is not over
 */
public record HeldLock(LockRecord record, Duration age, Duration silence, boolean isAlive) {
  /** How long a holder may be silent. */
  public static final Duration LEASE = Duration.ofSeconds(60);

  /** How often a holder says that it lives. */
  public static final Duration HEARTBEAT = Duration.ofSeconds(15);

  public HeldLock {
    requireNonNull(record, "record");
    requireNonNull(age, "age");
    requireNonNull(silence, "silence");
  }

  /** Holder, age and last renewal, in words. */
  public String text() {
    return record.holder()
        + "; held for "
        + words(age)
        + ", renewed "
        + words(silence)
        + " ago, lock "
        + record.id();
  }

  /** The refusal of a run that wanted it. */
  public CozeLockedException refusal() {
    return new CozeLockedException(
        "another run holds " + record.target() + ": " + text(),
        "two runs at once could make an object twice",
        "wait for it (`--lock-timeout 300`), or end that run; one that died is replaced by itself, at"
            + " the latest "
            + LEASE.toSeconds()
            + " s after it. If it is gone for good: `cozesh unlock "
            + record.id()
            + "`");
  }

  private static String words(Duration time) {
    long seconds = Math.max(0, time.toSeconds());
    if (seconds < 120) {
      return seconds + " s";
    }
    long minutes = seconds / 60;
    return minutes < 120 ? minutes + " min" : minutes / 60 + " h";
  }
}
