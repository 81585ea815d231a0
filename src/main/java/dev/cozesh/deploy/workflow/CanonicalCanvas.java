package dev.cozesh.deploy.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * A canvas without what makes no difference to what it does: where its nodes lie on the screen, the
 * order of members, nodes and edges, members that are null, how a number is written.
 */
public final class CanonicalCanvas {
  private static final Set<String> LAYOUT = Set.of("meta", "_temp", "rawMeta");

  private CanonicalCanvas() {}

  /** The canonical form; equal exactly when two canvases do the same. */
  public static JsonNode of(JsonNode canvas) {
    if (canvas.isObject()) {
      return members(canvas);
    }
    if (canvas.isArray()) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode();
      canvas.forEach(item -> copy.add(of(item)));
      return copy;
    }
    return canvas.isNumber()
        ? DecimalNode.valueOf(canvas.decimalValue().stripTrailingZeros())
        : canvas;
  }

  /**
   * Whether a canvas is what was sent: every member that was sent is there with its value. What a
   * server adds of its own does not count.
   *
   * @param sent in canonical form
   * @param stored in canonical form
   */
  public static boolean covers(JsonNode stored, JsonNode sent) {
    if (sent.isObject()) {
      return stored.isObject()
          && sent.properties().stream()
              .allMatch(
                  one ->
                      isNothing(one.getValue()) && !stored.has(one.getKey())
                          || stored.has(one.getKey())
                              && covers(stored.get(one.getKey()), one.getValue()));
    }
    if (sent.isArray()) {
      boolean all = stored.isArray() && stored.size() == sent.size();
      for (int n = 0; all && n < sent.size(); n++) {
        all = covers(stored.get(n), sent.get(n));
      }
      return all;
    }
    return sent.equals(stored);
  }

  private static boolean isNothing(JsonNode value) {
    return value.isTextual() && value.textValue().isEmpty()
        || value.isContainerNode() && value.isEmpty();
  }

  private static ObjectNode members(JsonNode object) {
    TreeMap<String, JsonNode> sorted = new TreeMap<>();
    for (var member : object.properties()) {
      boolean counts = !LAYOUT.contains(member.getKey()) && !member.getValue().isNull();
      if (counts) {
        sorted.put(member.getKey(), of(member.getValue()));
      }
    }
    for (String unordered : List.of("nodes", "blocks", "edges")) {
      sorted.computeIfPresent(unordered, (name, list) -> list.isArray() ? sorted(list) : list);
    }
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    sorted.forEach(copy::set);
    return copy;
  }

  private static ArrayNode sorted(JsonNode list) {
    List<JsonNode> items = new ArrayList<>();
    list.forEach(items::add);
    items.sort(Comparator.comparing(CanonicalCanvas::key));
    return JsonNodeFactory.instance.arrayNode().addAll(items);
  }

  private static String key(JsonNode item) {
    return String.join(
        "\u0000",
        item.path("id").asText(""),
        item.path("sourceNodeID").asText(""),
        item.path("sourcePortID").asText(""),
        item.path("targetNodeID").asText(""),
        item.path("targetPortID").asText(""));
  }
}
