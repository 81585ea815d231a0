package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.sandbox.Change.Kind;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** How to undo the latest 10,000 changes, to see what was before them. Not thread-safe. */
final class History {
  private static final int KEPT = 10_000;

  private final Deque<Past> latest = new ArrayDeque<>();

  private record Past(Instant until, Change undo) {}

  /** Notes what an object was until now. */
  void add(Instant until, Change undo) {
    latest.addLast(new Past(until, undo));
    if (latest.size() > KEPT) {
      latest.removeFirst();
    }
  }

  void clear() {
    latest.clear();
  }

  /** A copy of the objects as they were then. What was deleted since stands at the end. */
  Map<Kind, Map<String, ObjectNode>> at(Instant then, Map<Kind, Map<String, ObjectNode>> now) {
    Map<Kind, Map<String, ObjectNode>> past = new EnumMap<>(Kind.class);
    now.forEach((kind, byId) -> past.put(kind, new LinkedHashMap<>(byId)));
    for (Iterator<Past> back = latest.descendingIterator(); back.hasNext(); ) {
      Past one = back.next();
      if (!one.until().isAfter(then)) {
        break;
      }
      one.undo().applyTo(past);
    }
    return past;
  }
}
