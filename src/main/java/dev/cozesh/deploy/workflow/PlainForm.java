package dev.cozesh.deploy.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Workflows that people write by hand: nodes with a type by name and a {@code config}, edges with
 * {@code source} and {@code target}. Start, end, HTTP, model and code nodes become canvas nodes;
 * any other is named with the reason, and then there is no canvas.
 */
final class PlainForm {
  private static final String START_ID = "100001";
  private static final String END_ID = "900001";
  private static final int FIRST_ID = 110_001;
  private static final int STEP = 400;

  private final JsonNode file;
  private final Map<String, String> ids = new LinkedHashMap<>();
  private final List<Finding> findings = new ArrayList<>();

  PlainForm(JsonNode file) {
    this.file = file;
  }

  WorkflowFile read() {
    if (!file.path("nodes").path(0).has("type")) {
      return WorkflowFile.failed(
          Form.PLAIN,
          file,
          Finding.error(
              "/nodes/0",
              "it is neither a Coze canvas nor clipboard data nor nodes with a type and a config",
              "export the workflow from the web page"));
    }
    number();
    ObjectNode canvas = Json.object();
    ArrayNode nodes = canvas.putArray("nodes");
    for (int n = 0; n < file.path("nodes").size(); n++) {
      node(file.path("nodes").get(n), n).ifPresent(nodes::add);
    }
    canvas.set("edges", edges());
    canvas.putObject("versions").put("loop", "v2");
    boolean whole = Linter.passes(findings);
    return new WorkflowFile(
        Form.PLAIN,
        text("name"),
        text("description"),
        file,
        whole ? Optional.of(Canvas.of(Json.parse(Json.line(canvas), "canvas"))) : Optional.empty(),
        findings);
  }

  private Optional<String> text(String member) {
    return Optional.of(file.path(member).asText("")).filter(text -> !text.isBlank());
  }

  /** Start and End have fixed numbers; the others are counted. */
  private void number() {
    int next = FIRST_ID;
    for (JsonNode node : file.path("nodes")) {
      String id = node.path("id").asText("");
      Optional<NodeType> type = NodeType.meant(node.path("type").asText());
      String number = Integer.toString(next);
      if (type.filter(NodeType.START::equals).isPresent()) {
        number = START_ID;
      } else if (type.filter(NodeType.END::equals).isPresent()) {
        number = END_ID;
      } else {
        next++;
      }
      if (id.isEmpty()) {
        findings.add(about(node, "a node has no id", "give it one"));
      } else if (ids.put(id, number) != null) {
        findings.add(about(node, "two nodes have this id", "give one another id"));
      }
    }
  }

  private Optional<ObjectNode> node(JsonNode node, int index) {
    String word = node.path("type").asText("");
    Optional<NodeType> type = NodeType.meant(word);
    if (type.isEmpty()) {
      findings.add(
          about(node, "type \"" + word + "\" is not among Coze's node types", NodeType.instead()));
      return Optional.empty();
    }
    PlainRefs refs = new PlainRefs(file, ids, node, findings);
    Optional<ObjectNode> data = new PlainNode(node, refs).data(type.get());
    if (data.isEmpty()) {
      findings.add(
          about(
              node,
              "nodes of type \"" + word + "\" cannot be taken over from this form",
              "build it in the web page and export the workflow there"));
      return Optional.empty();
    }
    ObjectNode full = Json.object().put("id", ids.get(node.path("id").asText("")));
    full.put("type", type.get().number());
    ObjectNode place = full.putObject("meta").putObject("position");
    place.put("x", node.path("position").path("x").asInt(index * STEP));
    place.put("y", node.path("position").path("y").asInt(0));
    full.set("data", data.get());
    return Optional.of(full);
  }

  private ArrayNode edges() {
    ArrayNode edges = Json.mapper().createArrayNode();
    Set<String> named = new HashSet<>(ids.keySet());
    for (JsonNode edge : file.path("edges")) {
      String source = edge.path("source").asText("");
      String target = edge.path("target").asText("");
      for (String end : List.of(source, target)) {
        if (!named.contains(end)) {
          findings.add(
              Finding.error(
                  "/edges",
                  "edge " + source + " → " + target + ": no node " + end,
                  "take the edge out, or correct it"));
        }
      }
      edges
          .addObject()
          .put("sourceNodeID", ids.getOrDefault(source, source))
          .put("targetNodeID", ids.getOrDefault(target, target));
    }
    return edges;
  }

  static Finding about(JsonNode node, String reason, String fix) {
    return new Finding(
        Finding.Severity.ERROR,
        node.path("id").asText(""),
        node.path("config").path("name").asText(""),
        "",
        "",
        reason,
        fix,
        false);
  }
}
