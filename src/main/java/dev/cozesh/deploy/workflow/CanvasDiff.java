package dev.cozesh.deploy.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What differs between two canvases, node by node and edge by edge. */
public final class CanvasDiff {
  private static final int MEMBERS_SHOWN = 6;

  private final List<Line> lines = new ArrayList<>();

  private CanvasDiff(JsonNode before, JsonNode after) {
    compareNodes(nodes(before), nodes(after));
    compareEdges(edges(before), edges(after));
    compareRest(before, after);
  }

  /**
   * One difference.
   *
   * @param path {@code nodes/100002}, {@code nodes/100002/data.inputs.content}, {@code edges/100001
   *     → 100002}
   * @param before absent when it is new
   * @param after absent when it goes away
   */
  public record Line(String path, Optional<JsonNode> before, Optional<JsonNode> after) {}

  /**
   * The differences; none when both do the same.
   *
   * @param before in canonical form; a missing node for none
   * @param after in canonical form
   */
  public static List<Line> between(JsonNode before, JsonNode after) {
    return List.copyOf(new CanvasDiff(before, after).lines);
  }

  /** What a difference is about, for a sentence: {@code node 100002 (LLM)}, each once. */
  public static List<String> subjects(List<Line> lines) {
    return lines.stream()
        .map(line -> line.path().split("/", 3))
        .map(parts -> parts.length < 2 ? parts[0] : parts[0].replaceAll("s$", " ") + parts[1])
        .distinct()
        .toList();
  }

  private void compareNodes(Map<String, JsonNode> before, Map<String, JsonNode> after) {
    for (String id : keys(before, after)) {
      JsonNode old = before.getOrDefault(id, MissingNode.getInstance());
      JsonNode now = after.getOrDefault(id, MissingNode.getInstance());
      if (old.isMissingNode() || now.isMissingNode()) {
        lines.add(new Line("nodes/" + id, titled(old), titled(now)));
      } else {
        compareMembers("nodes/" + id + "/", own(old), own(now));
      }
    }
  }

  private void compareEdges(Map<String, JsonNode> before, Map<String, JsonNode> after) {
    for (String edge : keys(before, after)) {
      if (before.containsKey(edge) != after.containsKey(edge)) {
        lines.add(
            new Line(
                "edges/" + edge,
                before.containsKey(edge) ? words("connected") : Optional.empty(),
                after.containsKey(edge) ? words("connected") : Optional.empty()));
      }
    }
  }

  private void compareRest(JsonNode before, JsonNode after) {
    for (String name : keys(asMap(before), asMap(after))) {
      if (!name.equals("nodes") && !name.equals("edges")) {
        addIfDifferent(name, before.path(name), after.path(name));
      }
    }
  }

  private void compareMembers(
      String prefix, Map<String, JsonNode> before, Map<String, JsonNode> after) {
    int shown = 0;
    int more = 0;
    for (String path : keys(before, after)) {
      JsonNode old = before.getOrDefault(path, MissingNode.getInstance());
      JsonNode now = after.getOrDefault(path, MissingNode.getInstance());
      if (!old.equals(now) && shown < MEMBERS_SHOWN) {
        addIfDifferent(prefix + path, old, now);
        shown++;
      } else if (!old.equals(now)) {
        more++;
      }
    }
    if (more > 0) {
      lines.add(new Line(prefix + "…", Optional.empty(), words(more + " more members")));
    }
  }

  private void addIfDifferent(String path, JsonNode before, JsonNode after) {
    if (!before.equals(after)) {
      lines.add(new Line(path, there(before), there(after)));
    }
  }

  private static Optional<JsonNode> there(JsonNode node) {
    return node.isMissingNode() ? Optional.empty() : Optional.of(node);
  }

  private static Optional<JsonNode> titled(JsonNode node) {
    if (node.isMissingNode()) {
      return Optional.empty();
    }
    String title = node.path("data").path("nodeMeta").path("title").asText("");
    return words(
        (title.isEmpty() ? "" : title + " ") + "(type " + node.path("type").asText() + ")");
  }

  private static Optional<JsonNode> words(String text) {
    return Optional.of(TextNode.valueOf(text));
  }

  /** Every node by its id, those inside of loops and batches with them. */
  private static Map<String, JsonNode> nodes(JsonNode canvas) {
    Map<String, JsonNode> nodes = new LinkedHashMap<>();
    canvas.path("nodes").forEach(node -> collect(node, nodes));
    return nodes;
  }

  private static void collect(JsonNode node, Map<String, JsonNode> nodes) {
    nodes.put(node.path("id").asText(""), node);
    node.path("blocks").forEach(inner -> collect(inner, nodes));
  }

  private static Map<String, JsonNode> edges(JsonNode canvas) {
    Map<String, JsonNode> edges = new LinkedHashMap<>();
    canvas.path("edges").forEach(edge -> edges.put(named(edge), edge));
    for (JsonNode node : nodes(canvas).values()) {
      node.path("edges").forEach(edge -> edges.put(named(edge), edge));
    }
    return edges;
  }

  private static String named(JsonNode edge) {
    String port = edge.path("sourcePortID").asText("");
    String entry = edge.path("targetPortID").asText("");
    return edge.path("sourceNodeID").asText("")
        + (port.isEmpty() ? "" : ":" + port)
        + " → "
        + edge.path("targetNodeID").asText("")
        + (entry.isEmpty() ? "" : ":" + entry);
  }

  /** The leaves of a node by their paths, without the nodes and edges inside of it. */
  private static Map<String, JsonNode> own(JsonNode node) {
    Map<String, JsonNode> leaves = new LinkedHashMap<>();
    for (var member : node.properties()) {
      if (!member.getKey().equals("blocks") && !member.getKey().equals("edges")) {
        leaves(member.getKey(), member.getValue(), leaves);
      }
    }
    return leaves;
  }

  private static void leaves(String path, JsonNode value, Map<String, JsonNode> leaves) {
    if (value.isObject() && !value.isEmpty()) {
      value
          .properties()
          .forEach(member -> leaves(path + "." + member.getKey(), member.getValue(), leaves));
    } else if (value.isArray() && !value.isEmpty()) {
      for (int n = 0; n < value.size(); n++) {
        leaves(path + "[" + n + "]", value.get(n), leaves);
      }
    } else {
      leaves.put(path, value);
    }
  }

  private static Map<String, JsonNode> asMap(JsonNode object) {
    Map<String, JsonNode> members = new LinkedHashMap<>();
    object.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
    return members;
  }

  private static Iterable<String> keys(Map<String, JsonNode> before, Map<String, JsonNode> after) {
    TreeSet<String> keys = new TreeSet<>(before.keySet());
    keys.addAll(after.keySet());
    return keys;
  }
}
