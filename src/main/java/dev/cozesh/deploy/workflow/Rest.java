package dev.cozesh.deploy.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * In what one document differs from another, as a document: where both are objects, member by
 * member; lists of equal length, element by element; otherwise the whole value.
 */
final class Rest {
  private static final String SET = "set";
  private static final String GONE = "gone";
  private static final String INSIDE = "in";

  private Rest() {}

  /** What is to be done to the first to get the second; an empty object when they are equal. */
  static ObjectNode between(JsonNode from, JsonNode to) {
    ObjectNode rest = Json.object();
    if (from.isArray() && to.isArray() && from.size() == to.size()) {
      ObjectNode inside = Json.object();
      for (int n = 0; n < to.size(); n++) {
        put(inside, Integer.toString(n), from.get(n), to.get(n));
      }
      add(rest, inside);
    } else if (from.isObject() && to.isObject()) {
      objects(from, to, rest);
    } else if (!from.equals(to)) {
      rest.set(SET, to);
    }
    return rest;
  }

  private static void objects(JsonNode from, JsonNode to, ObjectNode rest) {
    List<String> gone = new ArrayList<>();
    from.fieldNames()
        .forEachRemaining(
            name -> {
              if (!to.has(name)) {
                gone.add(name);
              }
            });
    if (!gone.isEmpty()) {
      rest.set(GONE, Json.tree(gone));
    }
    ObjectNode inside = Json.object();
    for (Map.Entry<String, JsonNode> member : to.properties()) {
      if (from.has(member.getKey())) {
        put(inside, member.getKey(), from.get(member.getKey()), member.getValue());
      } else {
        inside.putObject(member.getKey()).set(SET, member.getValue());
      }
    }
    add(rest, inside);
  }

  private static void put(ObjectNode inside, String name, JsonNode from, JsonNode to) {
    ObjectNode one = between(from, to);
    if (!one.isEmpty()) {
      inside.set(name, one);
    }
  }

  private static void add(ObjectNode rest, ObjectNode inside) {
    if (!inside.isEmpty()) {
      rest.set(INSIDE, inside);
    }
  }

  /** The second document, from the first and what {@link #between} said. */
  static JsonNode applied(JsonNode from, JsonNode rest) {
    if (rest.has(SET)) {
      return rest.get(SET);
    }
    JsonNode target = from.deepCopy();
    for (Map.Entry<String, JsonNode> member : rest.path(INSIDE).properties()) {
      if (target instanceof ObjectNode object) {
        object.set(member.getKey(), applied(object.path(member.getKey()), member.getValue()));
      } else if (target instanceof ArrayNode array) {
        int at = Integer.parseInt(member.getKey());
        array.set(at, applied(array.path(at), member.getValue()));
      }
    }
    if (target instanceof ObjectNode object) {
      rest.path(GONE).forEach(name -> object.remove(name.asText()));
    }
    return target;
  }
}
