package dev.cozesh.deploy.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How nodes are joined: ends of edges, exits, ways from Start, circles. */
final class EdgeRules {
  private final Canvas canvas;
  private final Set<String> ids;
  private final List<Finding> findings = new ArrayList<>();

  private EdgeRules(Canvas canvas) {
    this.canvas = canvas;
    this.ids = canvas.allNodes().stream().map(CanvasNode::id).collect(Collectors.toSet());
  }

  static List<Finding> check(Canvas canvas) {
    EdgeRules rules = new EdgeRules(canvas);
    for (Level level : Level.all(canvas)) {
      level.edges().forEach(edge -> rules.edge(edge, level));
      level.nodes().forEach(node -> rules.exits(node, level));
      level.holder().ifPresent(holder -> rules.entry(holder, level));
      rules.circles(level);
      rules.ways(level);
    }
    return rules.findings;
  }

  private void edge(CanvasEdge edge, Level level) {
    boolean source = end(edge, edge.source(), level);
    boolean target = end(edge, edge.target(), level);
    if (!source || !target) {
      return;
    }
    level.find(edge.source()).ifPresent(node -> leaves(edge, node));
    boolean intoStart =
        level.find(edge.target()).map(node -> node.is(NodeType.START)).orElse(false);
    if (intoStart) {
      findings.add(Finding.error(edge.path(), edge.text() + " leads into Start", "take it out"));
    }
    level.holder().ifPresent(holder -> inline(edge, holder));
  }

  private boolean end(CanvasEdge edge, String id, Level level) {
    boolean isHolder = level.holder().map(CanvasNode::id).filter(id::equals).isPresent();
    if (level.has(id) || isHolder) {
      return true;
    }
    String reason = ids.contains(id) ? id + " is not on the same level" : "no node " + id;
    findings.add(
        Finding.error(
            edge.path(), edge.text() + ": " + reason, "take the edge out, or correct it"));
    return false;
  }

  private void leaves(CanvasEdge edge, CanvasNode node) {
    List<String> exits = Ports.exits(node);
    if (exits.contains(edge.sourcePort()) || Ports.isOnly(exits, edge.sourcePort())) {
      return;
    }
    String port = edge.sourcePort();
    String has =
        exits.isEmpty()
            ? "it has no exit"
            : exits.equals(List.of(Ports.ONLY))
                ? "its only exit has no name"
                : "it has " + String.join(", ", exits);
    findings.add(
        Finding.error(
                node,
                "",
                edge.text()
                    + (port.isEmpty() ? " leaves by no exit" : " leaves by exit \"" + port + "\"")
                    + "; "
                    + has,
                "set sourcePortID")
            .at(port));
  }

  /** Inside of a loop the ways from and to the loop itself have ports of their own. */
  private void inline(CanvasEdge edge, CanvasNode holder) {
    if (edge.source().equals(holder.id()) && !edge.sourcePort().equals(Ports.fromInside(holder))) {
      findings.add(
          Finding.error(
                  holder,
                  "",
                  edge.text() + " begins inside of it by exit \"" + edge.sourcePort() + "\"",
                  "set sourcePortID to " + Ports.fromInside(holder))
              .at(edge.sourcePort()));
    }
    if (edge.target().equals(holder.id()) && !edge.targetPort().equals(Ports.toInside(holder))) {
      findings.add(
          Finding.error(
                  holder,
                  "",
                  edge.text() + " ends inside of it at \"" + edge.targetPort() + "\"",
                  "set targetPortID to " + Ports.toInside(holder))
              .at(edge.targetPort()));
    }
  }

  private void exits(CanvasNode node, Level level) {
    List<String> exits = Ports.exits(node);
    boolean branches = exits.size() > 1;
    boolean isStart = node.is(NodeType.START);
    for (String exit : exits) {
      boolean connected =
          level.from(node.id()).stream()
              .anyMatch(
                  edge -> edge.sourcePort().equals(exit) || Ports.isOnly(exits, edge.sourcePort()));
      if (!connected && branches) {
        findings.add(
            Finding.error(
                    node, "", "exit \"" + exit + "\" leads nowhere", "connect every exit of it")
                .at(exit));
      } else if (!connected && isStart) {
        findings.add(Finding.error(node, "", "Start leads nowhere", "connect it"));
      } else if (!connected && level.holder().isEmpty()) {
        findings.add(
            Finding.warning(node, "", "nothing comes behind it", "connect it, or take it out"));
      }
    }
  }

  private void entry(CanvasNode holder, Level level) {
    if (level.from(holder.id()).isEmpty()) {
      findings.add(
          Finding.error(
                  holder,
                  "/edges",
                  "no edge leads to the nodes inside of it",
                  "add one with sourcePortID " + Ports.fromInside(holder))
              .at(Ports.fromInside(holder)));
    }
  }

  private void circles(Level level) {
    List<CanvasNode> circle = level.inCircles();
    if (!circle.isEmpty()) {
      String names = circle.stream().map(CanvasNode::id).collect(Collectors.joining(", "));
      findings.add(
          Finding.error(
              circle.get(0), "", "edges lead in a circle: " + names, "repeat with a loop node"));
    }
  }

  private void ways(Level level) {
    Optional<CanvasNode> first =
        level.holder().or(() -> canvas.first(NodeType.START).filter(n -> level.has(n.id())));
    if (first.isEmpty()) {
      return;
    }
    Set<String> reached = level.behind(first.get().id());
    for (CanvasNode node : level.nodes()) {
      if (reached.contains(node.id())) {
        continue;
      }
      findings.add(
          node.is(NodeType.END)
              ? Finding.error(node, "", "no way leads from Start to End", "connect it")
              : Finding.warning(
                  node, "", "no way leads to it; Coze drops it in silence", "connect it"));
    }
  }
}
