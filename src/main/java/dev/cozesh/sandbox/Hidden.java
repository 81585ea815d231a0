package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.sandbox.Change.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
    return end != null && clock.instant().isBefore(end);
  }
}
