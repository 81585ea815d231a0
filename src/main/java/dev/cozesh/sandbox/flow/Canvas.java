package dev.cozesh.sandbox.flow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.json.Json;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A workflow as its editor stores it, checked: one start, an end, and no way back. Immutable. */
public final class Canvas {
  private final Map<String, Node> nodes;
  private final List<Edge> edges;

  /**
   * A line between two nodes.
   *
   * @param port the branch that it leaves by, empty for the only one
   */
  record Edge(String source, String target, String port) {}

  private Canvas(Map<String, Node> nodes, List<Edge> edges) {
    this.nodes = nodes;
    this.edges = edges;
  }

  /**
   * Reads a canvas: nodes and edges, the same within {@code json} as the clipboard holds it, or
   * either as JSON text.
   *
   * @throws CozeUsageException when it is none, or one that cannot be run from start to end
   */
  public static Canvas of(JsonNode source) {
    JsonNode canvas = source.isTextual() ? parsed(source.asText()) : source;
    canvas = canvas.path("json").isObject() ? canvas.path("json") : canvas;
    Map<String, Node> nodes = new LinkedHashMap<>();
    for (JsonNode node : canvas.path("nodes")) {
      String id = node.path("id").asText();
      Node read = new Node(id, node.path("type").asText(), node.path("data"));
      if (!read.is(Node.COMMENT) && nodes.put(id, read) != null) {
        throw refused("two nodes have the id " + id);
      }
    }
    List<Edge> edges = new ArrayList<>();
    for (JsonNode edge : canvas.path("edges")) {
      edges.add(
          new Edge(
              edge.path("sourceNodeID").asText(),
              edge.path("targetNodeID").asText(),
              edge.path("sourcePortID").asText()));
    }
    Canvas read = new Canvas(nodes, edges);
    read.check();
    return read;
  }

  Node start() {
    return only(Node.START);
  }

  /** The first end; a canvas of Coze's has one. */
  Node end() {
    return only(Node.END);
  }

  boolean has(String type) {
    return nodes.values().stream().anyMatch(node -> node.is(type));
  }

  /** Whether it says something before it ends, which only a stream can carry. */
  public boolean needsStream() {
    return has(Node.OUTPUT) || (end().endsWithText() && end().streams());
  }

  /** What it takes and gives. */
  public Signature signature() {
    return new Signature(start(), end());
  }

  List<Edge> from(String id) {
    return edges.stream().filter(edge -> edge.source().equals(id)).toList();
  }

  List<Edge> to(String id) {
    return edges.stream().filter(edge -> edge.target().equals(id)).toList();
  }

  /** Every node behind all that lead to it; without a rule between two, as the canvas has them. */
  List<Node> inOrder() {
    Map<String, Integer> open = new LinkedHashMap<>();
    nodes.keySet().forEach(id -> open.put(id, to(id).size()));
    Deque<String> ready = new ArrayDeque<>();
    open.forEach((id, count) -> addIfReady(ready, id, count));
    List<Node> ordered = new ArrayList<>();
    while (!ready.isEmpty()) {
      String id = ready.poll();
      ordered.add(nodes.get(id));
      for (Edge edge : from(id)) {
        addIfReady(ready, edge.target(), open.merge(edge.target(), -1, Integer::sum));
      }
    }
    return ordered;
  }

  private static void addIfReady(Deque<String> ready, String id, int open) {
    if (open == 0) {
      ready.add(id);
    }
  }

  private void check() {
    for (String type : List.of(Node.START, Node.END)) {
      if (nodes.values().stream().filter(node -> node.is(type)).count() != 1) {
        throw refused("it needs one node of type " + type);
      }
    }
    for (Edge edge : edges) {
      if (!nodes.containsKey(edge.source()) || !nodes.containsKey(edge.target())) {
        throw refused("an edge leads from " + edge.source() + " to " + edge.target());
      }
    }
    if (inOrder().size() < nodes.size()) {
      throw refused("its edges lead in a circle");
    }
  }

  private Node only(String type) {
    return nodes.values().stream().filter(node -> node.is(type)).findFirst().orElseThrow();
  }

  private static JsonNode parsed(String text) {
    try {
      return Json.parse(text, "canvas");
    } catch (CozeDataException e) {
      throw refused(e.what());
    }
  }

  private static CozeUsageException refused(String why) {
    return new CozeUsageException(
        "this is no canvas that the sandbox can run: " + why,
        "a canvas has `nodes` and `edges`, as the editor copies them to the clipboard",
        "");
  }
}
