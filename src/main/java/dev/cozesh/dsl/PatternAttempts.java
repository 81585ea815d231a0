package dev.cozesh.dsl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.cozesh.json.Json;
import dev.cozesh.probe.variant.Attempt;
import dev.cozesh.probe.variant.ParameterSet;
import dev.cozesh.probe.variant.Pattern;
import dev.cozesh.probe.variant.Variants;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Expands the lines of a {@code probe} block. */
public final class PatternAttempts {
  private PatternAttempts() {}

  /**
   * {@return the attempts of a line}
   *
   * @param line the line
   * @throws dev.cozesh.error.CozeUsageException when it is no pattern
   */
  public static Variants of(ProbeLine line) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    line.headers()
        .forEach(
            (name, all) -> headers.put(name, all.stream().map(one -> one.orElse("")).toList()));
    if (line.bodies().isEmpty()) {
      List<ParameterSet> sets = line.queries().stream().map(PatternAttempts::texts).toList();
      return Pattern.expand(line.pattern(), sets, headers, line.origin());
    }
    // Beside bodies there is one query at most, which all of them have.
    String pattern =
        line.pattern() + line.queries().stream().findFirst().map(q -> query(q)).orElse("");
    if (line.bodies().stream().allMatch(JsonNode::isObject)) {
      List<ParameterSet> sets =
          line.bodies().stream().map(body -> ParameterSet.of((ObjectNode) body)).toList();
      return Pattern.expand(pattern, sets, headers, line.origin());
    }
    Variants bare = Pattern.expand(pattern, List.of(), headers, line.origin());
    return new Variants(
        bare.written(), with(bare.all(), line.bodies()), with(bare.cover(), line.bodies()));
  }

  private static ParameterSet texts(Map<String, List<String>> query) {
    Map<String, JsonNode> values = new LinkedHashMap<>();
    query.forEach(
        (name, all) -> {
          ArrayNode list = Json.mapper().createArrayNode();
          all.forEach(list::add);
          values.put(name, all.size() == 1 ? TextNode.valueOf(all.get(0)) : list);
        });
    return new ParameterSet(values);
  }

  private static String query(Map<String, List<String>> query) {
    List<String> pairs = new ArrayList<>();
    query.forEach(
        (name, all) -> all.forEach(value -> pairs.add(escaped(name) + "=" + escaped(value))));
    return "?" + String.join("&", pairs);
  }

  private static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** A body that is no object has no parameters to be paired. */
  private static List<Attempt> with(List<Attempt> attempts, List<JsonNode> bodies) {
    List<Attempt> all = new ArrayList<>();
    for (Attempt one : attempts) {
      for (JsonNode body : bodies) {
        all.add(
            new Attempt(
                one.method(),
                one.path(),
                one.query(),
                one.headers(),
                Optional.of(body),
                one.base(),
                one.origin()));
      }
    }
    return all;
  }
}
