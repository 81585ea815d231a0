package dev.cozesh.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Objects that are there but not yet to be seen, as after a slow replica. Thread-safe. */
final class Hidden {
  private final Clock clock;
  private final Map<String, Instant> until = new ConcurrentHashMap<>();

  Hidden(Clock clock) {
    this.clock = clock;
  }

  void hide(String id, Duration time) {
    until.put(id, clock.instant().plus(time));
  }

  boolean hides(String id) {
    Instant end = until.get(id);
    return end != null && clock.instant().isBefore(end);
  }
}
