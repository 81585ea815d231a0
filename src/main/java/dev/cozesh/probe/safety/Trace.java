package dev.cozesh.probe.safety;

import dev.cozesh.probe.safety.JournalLine.Type;
import java.util.List;
import java.util.Optional;

/** All lines of one mutation, its intent first. */
record Trace(JournalLine intent, List<JournalLine> later) {
  Trace {
    later = List.copyOf(later);
  }

  boolean isEnded() {
    return later.stream().anyMatch(line -> line.type().isEnd());
  }

  boolean has(Type type) {
    return later.stream().anyMatch(line -> line.type() == type);
  }

  /** The recorded id; empty when the answer was lost or never came. */
  Optional<String> id() {
    return later.stream()
        .filter(line -> line.type() == Type.MADE)
        .map(JournalLine::id)
        .filter(id -> !id.isEmpty())
        .findFirst();
  }
}
