package dev.cozesh.http;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** Remembers until when a server wants no further request. Thread-safe. */
final class RateWindow {
  private final Time time;
  private volatile Closed closed;

  RateWindow(Time time) {
    this.time = requireNonNull(time, "time");
  }

  /** Takes note of what an answer says about the requests that are left. */
  void learn(Answer answer) {
    ServerWish.beforeNext(answer, time.instant())
        .ifPresent(wait -> closed = new Closed(time.nanos(), wait));
  }

  /** What is still to be waited; zero or less when nothing is. */
  Duration left() {
    Closed seen = closed;
    return seen == null ? Duration.ZERO : seen.length.minusNanos(time.nanos() - seen.since);
  }

  private record Closed(long since, Duration length) {}
}
