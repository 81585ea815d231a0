package dev.cozesh.sandbox.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An answer that has to hold values: as a JSON object, as lines {@code name: value}, or, when only
 * one value is asked for, as that value.
 */
record Answer(String text, ArrayNode fields) {
  /** The values that were found, in the types that are asked for. */
  ObjectNode values() {
    ObjectNode given = object().orElseGet(this::pairs);
    if (given.isEmpty() && fields.size() == 1 && !text.isBlank()) {
      given.put(fields.get(0).path("name").asText(), text);
    }
    ObjectNode values = Json.object();
    for (JsonNode field : fields) {
      String name = field.path("name").asText();
      if (given.hasNonNull(name)) {
        values.set(name, Values.as(field.path("type").asText(), given.get(name)));
      }
    }
    return values;
  }

  /** The texts of a list, of which each element may also be an object with a name. */
  static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    for (JsonNode element : list) {
      texts.add(element.isObject() ? element.path("name").asText() : element.asText());
    }
    return texts;
  }

  private Optional<ObjectNode> object() {
    try {
      return text.strip().startsWith("{") && Json.parse(text, "answer") instanceof ObjectNode object
          ? Optional.of(object.deepCopy())
          : Optional.empty();
    } catch (CozeDataException e) {
      return Optional.empty();
    }
  }

  private ObjectNode pairs() {
    ObjectNode pairs = Json.object();
    for (JsonNode field : fields) {
      String name = field.path("name").asText();
      Pattern line =
          Pattern.compile("(?m)^[{\\s]*" + Pattern.quote(name) + "\\s*[:=：]\\s*(.+?)}?$");
      Matcher found = line.matcher(text);
      if (found.find()) {
        pairs.set(name, TextNode.valueOf(found.group(1).strip()));
      }
    }
    return pairs;
  }
}
