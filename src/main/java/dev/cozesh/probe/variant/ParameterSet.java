package dev.cozesh.probe.variant;

import static java.util.Collections.unmodifiableMap;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Parameters that are tried together. Where they travel is the method's matter: GET, DELETE, HEAD
 * and OPTIONS carry them in the query, the others in a JSON body.
 *
 * @param values by wire name, in their order; may be empty
 */
public record ParameterSet(Map<String, JsonNode> values) {
  private static final Set<String> IN_QUERY = Set.of("GET", "DELETE", "HEAD", "OPTIONS");

  public ParameterSet {
    values.forEach((name, value) -> requireNonNull(value, name));
    values = unmodifiableMap(new LinkedHashMap<>(values));
  }

  /**
   * {@return the members of an object as parameters}
   *
   * @param object the object
   */
  public static ParameterSet of(ObjectNode object) {
    Map<String, JsonNode> values = new LinkedHashMap<>();
    object.properties().forEach(member -> values.put(member.getKey(), member.getValue()));
    return new ParameterSet(values);
  }

  /**
   * {@return whether a request of this method carries its parameters in the query}
   *
   * @param method upper case
   */
  static boolean isInQuery(String method) {
    return IN_QUERY.contains(method);
  }

  /** What goes into a query: a list is a repeated name, an object its JSON, null is left out. */
  Map<String, List<String>> query() {
    Map<String, List<String>> query = new LinkedHashMap<>();
    values.forEach(
        (name, value) -> {
          List<String> texts = new ArrayList<>();
          Iterable<JsonNode> each = value.isArray() ? value : List.of(value);
          each.forEach(one -> text(one).ifPresent(texts::add));
          if (!texts.isEmpty()) {
            query.put(name, List.copyOf(texts));
          }
        });
    return query;
  }

  /** What goes into a body; empty without parameters. */
  Optional<JsonNode> body() {
    if (values.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode body = Json.object();
    body.setAll(values);
    return Optional.of(body);
  }

  private static Optional<String> text(JsonNode value) {
    if (value.isNull()) {
      return Optional.empty();
    }
    return Optional.of(value.isContainerNode() ? Json.line(value) : value.asText());
  }
}
