package dev.cozesh.probe.variant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What of a request that another program made is worth trying again. */
final class Recorded {
  private static final Set<String> NOISE =
      Set.of(
          "accept",
          "accept-encoding",
          "accept-language",
          "cache-control",
          "connection",
          "content-length",
          "content-type",
          "dnt",
          "host",
          "if-modified-since",
          "if-none-match",
          "origin",
          "pragma",
          "priority",
          "referer",
          "te",
          "transfer-encoding",
          "upgrade-insecure-requests",
          "user-agent");

  private Recorded() {}

  /** Whether programs and connections add that header by themselves. */
  static boolean isNoise(String header) {
    String name = header.toLowerCase(Locale.ROOT);
    return name.isEmpty()
        || NOISE.contains(name)
        || name.startsWith(":")
        || name.startsWith("sec-")
        || name.startsWith("x-forwarded-");
  }

  /** A body as JSON; a form becomes an object of texts, anything else is left out. */
  static Optional<JsonNode> body(String text) {
    try {
      return Optional.of(Json.parse(text, "the body"));
    } catch (CozeDataException e) {
      return text.matches("(?s)[\\w.%\\[\\]-]++=.*") ? form(text) : Optional.empty();
    }
  }

  private static Optional<JsonNode> form(String text) {
    Map<String, List<String>> pairs = new LinkedHashMap<>();
    try {
      Target.pairs(text, pairs);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    ObjectNode body = Json.object();
    pairs.forEach((name, values) -> body.put(name, values.get(0)));
    return Optional.of(body);
  }
}
