package dev.cozesh.dsl;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.probe.variant.Attempt;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One line of a {@code probe} block, not expanded yet.
 *
 * @param pattern method and path with alternatives in braces: {@code POST /{v1,v2}/workflow}
 * @param queries alternatives of the query, values by name; empty for none
 * @param bodies alternatives of the body; empty for none
 * @param headers alternatives of each header by its name; an empty one leaves it out
 * @param origin where the line stands; {@code named} holds for what has no alternatives
 */
public record ProbeLine(
    String pattern,
    List<Map<String, List<String>>> queries,
    List<JsonNode> bodies,
    Map<String, List<Optional<String>>> headers,
    Attempt.Origin origin) {
  public ProbeLine {
    requireNonNull(pattern, "pattern");
    queries = List.copyOf(queries);
    bodies = List.copyOf(bodies);
    headers = new LinkedHashMap<>(headers);
    requireNonNull(origin, "origin");
  }

  /**
   * {@return a line of nothing but a pattern}
   *
   * @param pattern method and path
   * @param place where it stands, for people
   */
  public static ProbeLine of(String pattern, String place) {
    return new ProbeLine(pattern, List.of(), List.of(), Map.of(), new Attempt.Origin(place, true));
  }

  /** The same line with the headers of its block. */
  ProbeLine with(Map<String, List<Optional<String>>> all) {
    return new ProbeLine(pattern, queries, bodies, all, origin);
  }
}
