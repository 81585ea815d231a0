package dev.cozesh.probe.evidence;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Short names in place of ids; the same id has the same one as long as this lives. Thread-safe. */
final class Aliases {
  private static final Pattern ALIAS =
      Pattern.compile("(?<![A-Za-z0-9_-])id-([0-9]{1,8})(?![0-9])");

  private final Map<String, String> known = new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();

  /** Leaves out the aliases that a text holds already: they stand for ids that nobody knows. */
  void passOver(String text) {
    Matcher used = ALIAS.matcher(text);
    while (used.find()) {
      count.accumulateAndGet(Integer.parseInt(used.group(1)), Math::max);
    }
  }

  String of(String id) {
    return known.computeIfAbsent(id, unknown -> "id-" + count.incrementAndGet());
  }
}
