package dev.cozesh.deploy.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Each node by itself: its id, its type, its members, the names and types of its variables. */
final class NodeRules {
  private static final String START_ID = "100001";
  private static final String END_ID = "900001";
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Set<String> TYPES =
      Set.of("string", "integer", "float", "boolean", "object", "list");

  /** Their arguments are named by others: a plugin's tool, another workflow. */
  private static final Set<NodeType> NAMED_ELSEWHERE =
      Set.of(NodeType.PLUGIN, NodeType.SUBWORKFLOW);

  private final Canvas canvas;
  private final List<Finding> findings = new ArrayList<>();

  private NodeRules(Canvas canvas) {
    this.canvas = canvas;
  }

  static List<Finding> check(Canvas canvas) {
    NodeRules rules = new NodeRules(canvas);
    rules.one(NodeType.START, "Start", START_ID);
    rules.one(NodeType.END, "End", END_ID);
    Set<String> ids = new HashSet<>();
    canvas.allNodes().forEach(node -> rules.node(node, ids));
    return rules.findings;
  }

  private void one(NodeType type, String title, String id) {
    List<CanvasNode> all = canvas.allNodes().stream().filter(node -> node.is(type)).toList();
    if (all.size() != 1) {
      findings.add(
          Finding.error(
              "/nodes",
              all.isEmpty()
                  ? "it has no " + title + " node (type " + type.number() + ")"
                  : "it has " + all.size() + " " + title + " nodes",
              "a workflow has exactly one"));
    } else if (!all.get(0).id().equals(id)) {
      findings.add(
          Finding.error(
              all.get(0), "/id", title + " has another id than " + id, "Coze expects that one"));
    }
  }

  private void node(CanvasNode node, Set<String> ids) {
    if (node.id().isEmpty()) {
      findings.add(Finding.error(node, "/id", "a node has no id", "give it six digits"));
    } else if (!ids.add(node.id())) {
      findings.add(Finding.error(node, "/id", "two nodes have this id", "give one another id"));
    }
    Optional<NodeType> kind = node.kind();
    if (kind.isEmpty()) {
      findings.add(unknownType(node));
    }
    if (!node.data().isObject()) {
      findings.add(Finding.error(node, "", "it has no `data`", "export it from the web page anew"));
      return;
    }
    if (node.is(NodeType.COMMENT)) {
      return;
    }
    if (node.title().isBlank()) {
      findings.add(
          Finding.error(node, "/data/nodeMeta", "it has no title", "set data.nodeMeta.title"));
    }
    kind.ifPresent(
        type -> {
          findings.addAll(MemberRules.check(node, type));
          if (!NAMED_ELSEWHERE.contains(type)) {
            names(node, "/data/inputs/inputParameters", node.inputs().path("inputParameters"));
            names(node, "/data/outputs", node.outputs());
          }
        });
    types(node, "/data/inputs/inputParameters", node.inputs().path("inputParameters"));
    types(node, "/data/outputs", node.outputs());
  }

  private static Finding unknownType(CanvasNode node) {
    String type = node.type();
    if (type.matches("\\d+")) {
      return Finding.warning(
          node,
          "/type",
          "type " + type + " is not among the types known here",
          "if Coze wrote this file, it is newer than cozesh");
    }
    String fix =
        NodeType.meant(type)
            .map(meant -> "for " + type.toLowerCase(Locale.ROOT) + " write " + meant.number())
            .orElseGet(() -> NodeType.instead());
    return Finding.error(
        node, "/type", "type \"" + type + "\" is no canvas type, which are numbers", fix);
  }

  private void names(CanvasNode node, String path, JsonNode parameters) {
    for (int n = 0; n < parameters.size(); n++) {
      String name = parameters.get(n).path("name").asText("");
      if (!NAME.matcher(name).matches()) {
        findings.add(
            Finding.error(
                node,
                path + "/" + n + "/name",
                name.isEmpty() ? "a variable has no name" : "\"" + name + "\" is no variable name",
                "letters, digits and _, not beginning with a digit"));
      }
    }
  }

  private void types(CanvasNode node, String path, JsonNode parameters) {
    for (int n = 0; n < parameters.size(); n++) {
      JsonNode parameter = parameters.get(n);
      JsonNode type =
          parameter.path("input").isObject()
              ? parameter.path("input").path("type")
              : parameter.path("type");
      if (type.isTextual() && !TYPES.contains(type.textValue())) {
        findings.add(
            Finding.warning(
                node,
                path + "/" + n,
                "type \"" + type.textValue() + "\" is no type of a canvas",
                "it has " + String.join(", ", TYPES.stream().sorted().toList())));
      }
    }
  }
}
