package dev.cozesh.probe.safety;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.cozesh.catalog.WorkspaceId;
import dev.cozesh.probe.verdict.ImpossibleId;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the user gave for holes and parameters, by name. */
record Values(Map<String, String> byName) {
  static final Pattern HOLE = Pattern.compile("\\{([^{}/]*)}");

  Values {
    requireNonNull(byName, "byName");
    byName = Map.copyOf(byName);
  }

  /** The value of that name, or of the other name of the same thing. */
  Optional<String> of(String name) {
    return Optional.ofNullable(byName.get(name))
        .or(() -> Optional.ofNullable(byName.get(WorkspaceId.otherName(name))));
  }

  /**
   * Whether a text is one of the values: then it is the id of something real, whatever its form.
   */
  boolean contains(String text) {
    return byName.containsValue(text);
  }

  /** A text with its holes filled; an impossible id stands where there is no value. */
  String filled(String text) {
    return HOLE.matcher(text)
        .replaceAll(hole -> literal(of(hole.group(1)).orElse(ImpossibleId.NUMBER)));
  }

  /** Whether every hole of a text has a value. */
  boolean fill(String text) {
    return HOLE.matcher(text).results().map(hole -> hole.group(1)).allMatch(this::has);
  }

  /** The same JSON with the holes of its texts filled. */
  JsonNode filled(JsonNode json) {
    if (json.isTextual() && HOLE.matcher(json.asText()).matches()) {
      return of(json.asText().substring(1, json.asText().length() - 1))
          .<JsonNode>map(TextNode::valueOf)
          .orElse(json);
    }
    JsonNode copy = json.deepCopy();
    if (copy instanceof ObjectNode object) {
      object.properties().forEach(member -> member.setValue(filled(member.getValue())));
    } else if (copy instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, filled(array.get(i)));
      }
    }
    return copy;
  }

  private boolean has(String name) {
    return of(name).isPresent();
  }

  private static String literal(String value) {
    return Matcher.quoteReplacement(value);
  }
}
