package dev.cozesh.deploy.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Mentions of other nodes' outputs: the node is there, comes before, and has such an output. */
final class ReferenceRules {
  private static final Pattern VARIABLE =
      Pattern.compile("\\{\\{\\s*([A-Za-z_][A-Za-z0-9_]*)(?:\\.[^}]*)?\\s*}}");

  /** What a loop or batch offers to the nodes inside of it, besides its own variables. */
  private static final Set<String> OF_A_TURN = Set.of("index", "item");

  /** What a node gives besides its outputs when its failures are handled. */
  private static final Set<String> OF_A_FAILURE = Set.of("isSuccess", "errorBody");

  private final Map<String, CanvasNode> nodes = new HashMap<>();
  private final Map<String, Level> levels = new HashMap<>();
  private final List<Finding> findings = new ArrayList<>();

  private ReferenceRules(Canvas canvas) {
    canvas.allNodes().forEach(node -> nodes.putIfAbsent(node.id(), node));
    for (Level level : Level.all(canvas)) {
      level.nodes().forEach(node -> levels.putIfAbsent(node.id(), level));
    }
  }

  static List<Finding> check(Canvas canvas) {
    ReferenceRules rules = new ReferenceRules(canvas);
    for (CanvasNode node : canvas.allNodes()) {
      if (!node.is(NodeType.COMMENT)) {
        Ref.all(node).forEach(ref -> rules.ref(node, ref));
        rules.templates(node);
      }
    }
    return rules.findings;
  }

  private void ref(CanvasNode node, Ref ref) {
    if (ref.isEmpty()) {
      findings.add(
          Finding.error(
              node, ref.path(), "a variable refers to nothing", "choose an output for it"));
      return;
    }
    CanvasNode target = nodes.get(ref.nodeId());
    if (target == null) {
      findings.add(
          Finding.error(
              node,
              ref.path(),
              "it refers to " + ref.name() + " of node " + ref.nodeId() + ", which is not there",
              "choose an output of a node that is"));
    } else if (!comesBefore(node, target, ref)) {
      findings.add(
          Finding.error(
              node,
              ref.path(),
              "it refers to "
                  + ref.name()
                  + " of node "
                  + ref.nodeId()
                  + ", which is not before it",
              "connect that node before it, or choose another"));
    } else if (!gives(target, ref, isInside(node, target) || node.id().equals(target.id()))) {
      findings.add(
          Finding.error(
              node,
              ref.path(),
              "node " + ref.nodeId() + " has no output " + ref.name(),
              "it has " + offered(target)));
    }
  }

  private static String offered(CanvasNode target) {
    List<String> names = new ArrayList<>();
    target.outputs().forEach(output -> names.add(output.path("name").asText()));
    return names.isEmpty() ? "none" : String.join(", ", names);
  }

  private boolean comesBefore(CanvasNode node, CanvasNode target, Ref ref) {
    if (node.id().equals(target.id())) {
      return holdsVariables(node) && ref.isOutput();
    }
    if (isInside(target, node)) {
      return ref.isOutput();
    }
    if (isInside(node, target)) {
      return true;
    }
    Optional<Level> level = Optional.ofNullable(levels.get(node.id()));
    boolean here = level.map(l -> l.before(node.id()).contains(target.id())).orElse(false);
    return here || node.parent().map(holder -> comesBefore(holder, target, ref)).orElse(false);
  }

  private static boolean holdsVariables(CanvasNode node) {
    return node.kind().map(NodeType::hasBlocks).orElse(false);
  }

  private static boolean isInside(CanvasNode node, CanvasNode holder) {
    return node.parent().map(one -> one.id().equals(holder.id())).orElse(false);
  }

  private boolean gives(CanvasNode target, Ref ref, boolean inside) {
    String[] segments = ref.name().split("\\.");
    if (inside && ofATurn(target).contains(segments[0])) {
      return true;
    }
    boolean handled = target.onError().isObject() && OF_A_FAILURE.contains(segments[0]);
    if (handled || !target.outputs().isArray() || target.outputs().isEmpty()) {
      return handled || !target.is(NodeType.START);
    }
    return has(target.outputs(), segments, 0);
  }

  private static Set<String> ofATurn(CanvasNode holder) {
    Set<String> names = new HashSet<>(OF_A_TURN);
    for (String list : List.of("inputParameters", "variableParameters")) {
      holder.inputs().path(list).forEach(one -> names.add(one.path("name").asText()));
    }
    return names;
  }

  /** Whether variables have that one; an object that does not say what is in it may have it. */
  private static boolean has(JsonNode variables, String[] segments, int at) {
    for (JsonNode variable : variables) {
      if (variable.path("name").asText().equals(segments[at])) {
        JsonNode fields = variable.path("schema");
        boolean told = fields.isArray() && !fields.isEmpty();
        return at + 1 == segments.length || !told || has(fields, segments, at + 1);
      }
    }
    return false;
  }

  /** Names in templates that the node has no variable of: they stay as they are written. */
  private void templates(CanvasNode node) {
    Optional<NodeType> kind = node.kind();
    if (kind.isEmpty()
        || !Set.of(NodeType.LLM, NodeType.OUTPUT, NodeType.END).contains(kind.get())) {
      return;
    }
    Set<String> known = new HashSet<>();
    node.inputs().path("inputParameters").forEach(one -> known.add(one.path("name").asText()));
    Set<String> unknown = new LinkedHashSet<>();
    for (JsonNode text : templatesOf(node)) {
      Matcher matcher = VARIABLE.matcher(text.asText(""));
      while (matcher.find()) {
        String name = matcher.group(1);
        if (!known.contains(name) && !name.startsWith("block_output_")) {
          unknown.add("{{" + name + "}}");
        }
      }
    }
    if (!unknown.isEmpty()) {
      findings.add(
          Finding.warning(
              node,
              "/data/inputs",
              String.join(", ", unknown) + " names no variable of this node",
              "add it to its inputs, or correct the name"));
    }
  }

  private static List<JsonNode> templatesOf(CanvasNode node) {
    List<JsonNode> texts = new ArrayList<>();
    texts.add(node.inputs().path("content").path("value").path("content"));
    for (JsonNode parameter : node.inputs().path("llmParam")) {
      if (Set.of("prompt", "systemPrompt").contains(parameter.path("name").asText())) {
        texts.add(parameter.path("input").path("value").path("content"));
      }
    }
    return texts;
  }
}
