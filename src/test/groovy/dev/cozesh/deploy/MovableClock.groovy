package dev.cozesh.deploy

import java.time.Clock
import java.time.Duration
import java.time.Instant
import java.time.ZoneId
import java.time.ZoneOffset

/** A clock that stands still until somebody sleeps; shared by both sides of a test. */
class MovableClock extends Clock implements Sleeper {
  private Instant now = Instant.parse('2026-11-21T08:00:00Z')
  final List<Duration> sleeps = [].asSynchronized()
  /** Happens while somebody sleeps. */
  Closure<?> onSleep = { }

  @Override
  void sleep(Duration duration) {
    sleeps << duration
    synchronized (this) {
      now += duration
    }
    onSleep.call()
  }

  @Override
  synchronized Instant instant() {
    now
  }

  @Override
  ZoneId getZone() {
    ZoneOffset.UTC
  }

  @Override
  Clock withZone(ZoneId zone) {
    this
  }
}
