package dev.cozesh.probe.verdict;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What came of a request. That nothing came is a value too.
 *
 * @param how what the connection did
 * @param status HTTP status; 0 when nothing was answered
 * @param headers looked up without regard to case
 * @param body as text, cut after 64 KB
 * @param took from the first byte sent to the last one read
 */
public record Seen(
    Transport how, int status, Map<String, List<String>> headers, String body, Duration took) {
  public Seen {
    requireNonNull(how, "how");
    TreeMap<String, List<String>> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach((name, values) -> sorted.put(name, List.copyOf(values)));
    headers = Collections.unmodifiableMap(sorted);
    requireNonNull(body, "body");
    requireNonNull(took, "took");
  }

  /**
   * {@return a whole answer}
   *
   * @param status HTTP status
   * @param headers all of them
   * @param body as text
   * @param took how long it took
   */
  public static Seen answered(
      int status, Map<String, List<String>> headers, String body, Duration took) {
    return new Seen(Transport.ANSWERED, status, headers, body, took);
  }

  /**
   * {@return that no answer came}
   *
   * @param how what the connection did instead
   * @param took how long it took
   */
  public static Seen nothing(Transport how, Duration took) {
    return new Seen(how, 0, Map.of(), "", took);
  }

  /**
   * {@return a header's first value}
   *
   * @param name in any case
   */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name, List.of()).stream().findFirst();
  }

  /** What a connection did. */
  public enum Transport {
    /** It brought an answer, whole or cut. */
    ANSWERED,
    /** It ended before there was one. */
    RESET,
    /** It stayed silent. */
    TIMED_OUT,
    /** There was none. */
    UNREACHABLE
  }
}
