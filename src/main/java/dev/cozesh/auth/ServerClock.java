package dev.cozesh.auth;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The clock of a server: this machine's, put right by what the server said. Thread-safe. */
final class ServerClock implements InstantSource {
  // The Date header has no fractions, and an answer is some seconds on its way.
  private static final Duration TOLERANCE = Duration.ofSeconds(30);

  private final InstantSource own;
  private volatile Duration skew = Duration.ZERO;

  ServerClock(InstantSource own) {
    this.own = requireNonNull(own, "own");
  }

  @Override
  public Instant instant() {
    return own.instant().plus(skew);
  }

  /** Believes the server; returns whether that makes a difference. */
  boolean learn(Instant there) {
    if (Duration.between(instant(), there).abs().compareTo(TOLERANCE) <= 0) {
      return false;
    }
    skew = Duration.between(own.instant(), there);
    return true;
  }

  /** How far the server is ahead of this machine; negative when it is behind. */
  Duration skew() {
    return skew;
  }
}
