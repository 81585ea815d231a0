package dev.cozesh.shell.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.cozesh.json.Json;
import java.util.Map;

/** A script's value as JSON. */
final class ValueJson {
  private ValueJson() {}

  /** Maps, lists and texts of any class as JSON has them, other values by their members. */
  static JsonNode of(Object value) {
    if (value instanceof JsonNode json) {
      return json;
    }
    // A Groovy text with placeholders is no String; its members are not meant.
    if (value instanceof CharSequence text) {
      return TextNode.valueOf(text.toString());
    }
    if (value instanceof Map<?, ?> map) {
      ObjectNode object = Json.object();
      map.forEach((key, member) -> object.set(String.valueOf(key), of(member)));
      return object;
    }
    if (value instanceof Iterable<?> all) {
      ArrayNode array = Json.mapper().createArrayNode();
      all.forEach(element -> array.add(of(element)));
      return array;
    }
    return Json.tree(value);
  }
}
