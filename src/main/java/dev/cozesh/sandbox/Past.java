package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.sandbox.Change.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What reads still see after a change, as on a replica that lags behind. Thread-safe. */
final class Past {
  private final Clock clock;
  private final Map<Kind, Map<String, Seen>> seen = new EnumMap<>(Kind.class);

  Past(Clock clock) {
    this.clock = clock;
  }

  /** One object as it was; empty when it was not there. */
  private record Seen(Optional<ObjectNode> value, Instant until) {}

  /** Keeps what a change replaced in sight for a while; what is seen already stays as it is. */
  synchronized void keep(Iterable<Change> replaced, Duration time) {
    Instant until = clock.instant().plus(time);
    for (Change one : replaced) {
      Map<String, Seen> ofKind = seen.computeIfAbsent(one.kind(), kind -> new LinkedHashMap<>());
      ofKind.values().removeIf(this::isOver);
      ofKind.putIfAbsent(one.id(), new Seen(one.value(), until));
    }
  }

  /** Whether anything is held back, or was a while ago. */
  synchronized boolean isKept() {
    return !seen.isEmpty();
  }

  /** The objects of a kind as reads see them. */
  synchronized Map<String, ObjectNode> view(Kind kind, Map<String, ObjectNode> present) {
    Map<String, Seen> ofKind = seen.getOrDefault(kind, Map.of());
    if (ofKind.values().stream().allMatch(this::isOver)) {
      return present;
    }
    Map<String, ObjectNode> view = new LinkedHashMap<>(present);
    ofKind.forEach(
        (id, one) -> {
          if (!isOver(one)) {
            one.value().ifPresentOrElse(value -> view.put(id, value), () -> view.remove(id));
          }
        });
    return view;
  }

  private boolean isOver(Seen one) {
    return !clock.instant().isBefore(one.until());
  }
}
