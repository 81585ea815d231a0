package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.sandbox.Change.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Objects that are there but not yet to be seen, as after a slow replica. Thread-safe. */
final class Hidden {
  private final Clock clock;
  private final Map<String, Instant> until = new ConcurrentHashMap<>();
  private final Map<String, String> failures = new ConcurrentHashMap<>();

  Hidden(Clock clock) {
    this.clock = clock;
  }

  void hide(String id, Duration time) {
    until.put(id, clock.instant().plus(time));
  }

  /** What was begun comes to nothing: it is never to be seen. */
  void fail(String id, String reason) {
    failures.put(id, reason);
  }

  /** Why it came to nothing; empty when it did not. */
  Optional<String> failure(String id) {
    return Optional.ofNullable(failures.get(id));
  }

  /** All that may be seen, in the order of creation. */
  List<ObjectNode> visible(Transaction tx, Kind kind) {
    List<ObjectNode> rows = new ArrayList<>();
    for (ObjectNode object : tx.all(kind)) {
      if (!hides(object.path("id").asText())) {
        rows.add(object);
      }
    }
    return rows;
  }

  boolean hides(String id) {
    Instant end = until.get(id);
    return failures.containsKey(id) || end != null && clock.instant().isBefore(end);
  }
}
