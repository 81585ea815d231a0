package dev.cozesh.sandbox

import java.time.Clock
import java.time.Duration
import java.time.Instant
import java.time.ZoneId
import java.time.ZoneOffset
import spock.lang.AutoCleanup
import spock.lang.Specification

/** A sandbox in memory with a clock that stands still until it is moved. */
abstract class SandboxSpecification extends Specification {
  SettableClock clock = new SettableClock()

  @AutoCleanup
  Sandbox sandbox = Sandbox.start(options())

  SandboxClient coze = new SandboxClient(sandbox.baseUri())

  SandboxOptions options() {
    SandboxOptions.defaults().withClock(clock).withProcessing(Duration.ZERO)
  }

  static class SettableClock extends Clock {
    volatile Instant now = Instant.parse('2026-11-21T08:00:00Z')

    void pass(Duration time) {
      now = now + time
    }

    @Override
    Instant instant() {
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
}
