package dev.cozesh.probe.evidence;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Short names in place of ids; the same id has the same one as long as this lives. Thread-safe. */
final class Aliases {
  private final Map<String, String> known = new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();

  String of(String id) {
    return known.computeIfAbsent(id, unknown -> "id-" + count.incrementAndGet());
  }
}
