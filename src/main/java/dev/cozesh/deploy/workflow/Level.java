package dev.cozesh.deploy.workflow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One level of a canvas: the nodes outside of loops, or those inside of one, and their edges. */
final class Level {
  private final Optional<CanvasNode> holder;
  private final Map<String, CanvasNode> nodes = new LinkedHashMap<>();
  private final List<CanvasEdge> edges;

  private Level(Optional<CanvasNode> holder, List<CanvasNode> nodes, List<CanvasEdge> edges) {
    this.holder = holder;
    nodes.stream()
        .filter(node -> !node.is(NodeType.COMMENT))
        .forEach(node -> this.nodes.putIfAbsent(node.id(), node));
    this.edges = edges;
  }

  /** The outer level first. */
  static List<Level> all(Canvas canvas) {
    List<Level> levels = new ArrayList<>();
    levels.add(new Level(Optional.empty(), canvas.nodes(), canvas.edges()));
    canvas.allNodes().stream()
        .filter(node -> !node.blocks().isEmpty())
        .forEach(node -> levels.add(new Level(Optional.of(node), node.blocks(), node.edges())));
    return levels;
  }

  /** The loop or batch around it. */
  Optional<CanvasNode> holder() {
    return holder;
  }

  List<CanvasNode> nodes() {
    return List.copyOf(nodes.values());
  }

  List<CanvasEdge> edges() {
    return edges;
  }

  boolean has(String id) {
    return nodes.containsKey(id);
  }

  Optional<CanvasNode> find(String id) {
    return Optional.ofNullable(nodes.get(id));
  }

  List<CanvasEdge> from(String id) {
    return edges.stream().filter(edge -> edge.source().equals(id)).toList();
  }

  /** Ids of the nodes that can be reached from one, itself included; the holder is a border. */
  Set<String> behind(String id) {
    Set<String> found = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(id));
    while (!open.isEmpty()) {
      String next = open.poll();
      if (found.add(next)) {
        from(next).stream().map(CanvasEdge::target).filter(this::has).forEach(open::add);
      }
    }
    return found;
  }

  /** Ids of the nodes from which one can be reached, itself not. */
  Set<String> before(String id) {
    Set<String> found = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(id));
    while (!open.isEmpty()) {
      String next = open.poll();
      for (CanvasEdge edge : edges) {
        if (edge.target().equals(next) && has(edge.source()) && found.add(edge.source())) {
          open.add(edge.source());
        }
      }
    }
    return found;
  }

  /** Nodes that lead back to themselves. */
  List<CanvasNode> inCircles() {
    return nodes.values().stream().filter(node -> before(node.id()).contains(node.id())).toList();
  }
}
