package dev.cozesh.deploy.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Nodes and edges: as a canvas has them, and as the web page's export writes them. Members follow
 * the page that documents the export and its example; where exports that people have published
 * differ from it, the exports are followed, and both are read.
 */
final class ZipNodes {
  private static final String CANVAS_POSITION = "canvas_position";
  private static final String CANVAS_POSITION_DOCUMENTED = "canvasPosition";

  private final List<Finding> findings = new ArrayList<>();

  /** What has no place in the other form, by node. */
  List<Finding> findings() {
    return List.copyOf(findings);
  }

  // --- from a canvas

  /** Nodes and edges of one level. */
  void write(List<CanvasNode> nodes, JsonNode edges, ObjectNode target) {
    ArrayNode written = target.putArray("nodes");
    nodes.forEach(node -> written.add(node(node)));
    ArrayNode lines = target.putArray("edges");
    edges.forEach(edge -> lines.add(edge(edge)));
  }

  private ObjectNode node(CanvasNode node) {
    ObjectNode target = Json.object().put("id", node.id());
    target.put("type", word(node));
    JsonNode meta = node.data().path("nodeMeta");
    for (String name : List.of("title", "icon", "description")) {
      target.put(name, meta.path(name).asText(""));
    }
    if (node.data().has("version")) {
      target.set("version", node.data().get("version"));
    }
    place(node.json().path("meta").path("position"), target.putObject("position"));
    if (node.json().path("meta").has("canvasPosition")) {
      place(node.json().path("meta").path("canvasPosition"), target.putObject(CANVAS_POSITION));
    }
    if (node.data().has("size")) {
      target.set("size", node.data().get("size"));
    }
    target.set("parameters", parameters(node));
    if (!node.blocks().isEmpty()) {
      write(node.blocks(), node.json().path("edges"), target);
    }
    return target;
  }

  private String word(CanvasNode node) {
    Optional<String> word = node.kind().flatMap(NodeType::word);
    if (word.isEmpty()) {
      findings.add(
          Finding.error(
              node,
              "/type",
              "the zip form has no documented word for nodes of type " + node.type(),
              "bring it over the clipboard form"));
    }
    return word.orElse(node.type());
  }

  private static void place(JsonNode position, ObjectNode target) {
    position.properties().forEach(member -> target.set(member.getKey(), member.getValue()));
  }

  private ObjectNode parameters(CanvasNode node) {
    ObjectNode target = Json.object();
    boolean isModel = node.is(NodeType.LLM);
    node.inputs()
        .properties()
        .forEach(
            member -> {
              String name =
                  member.getKey().equals("inputParameters") ? "node_inputs" : member.getKey();
              JsonNode value = ZipValues.shortened(member.getValue());
              target.set(
                  name,
                  isModel && name.equals("llmParam")
                      ? renamed(value, "modleName", "modelName")
                      : value);
            });
    if (node.data().has("outputs")) {
      target.set("node_outputs", ZipValues.shortVariables(node.outputs()));
    }
    if (Json.line(node.inputs()).contains("\"object_ref\"")) {
      findings.add(
          Finding.warning(
              node,
              "/data/inputs",
              "a variable is put together of others; how the zip form writes that is not documented",
              "look at it after importing, or bring it over the clipboard form"));
    }
    return target;
  }

  /** A canvas spells one parameter of models wrongly, and the export does not. */
  private static JsonNode renamed(JsonNode parameters, String from, String to) {
    for (JsonNode parameter : parameters) {
      if (parameter instanceof ObjectNode object && object.path("name").asText().equals(from)) {
        object.put("name", to);
      }
    }
    return parameters;
  }

  private static ObjectNode edge(JsonNode edge) {
    ObjectNode target =
        Json.object()
            .put("source_node", edge.path("sourceNodeID").asText())
            .put("target_node", edge.path("targetNodeID").asText());
    if (!edge.path("sourcePortID").asText("").isEmpty()) {
      target.set("source_port", edge.get("sourcePortID"));
    }
    if (!edge.path("targetPortID").asText("").isEmpty()) {
      target.set("target_port", edge.get("targetPortID"));
    }
    return target;
  }

  // --- to a canvas

  /** Nodes and edges of one level, into a canvas or a node of it. */
  void read(JsonNode source, ObjectNode target, String nodesName) {
    ArrayNode nodes = target.putArray(nodesName);
    source.path("nodes").forEach(node -> nodes.add(full(node)));
    ArrayNode edges = target.putArray("edges");
    source.path("edges").forEach(edge -> edges.add(fullEdge(edge)));
  }

  private ObjectNode full(JsonNode node) {
    ObjectNode target = Json.object();
    target.put("id", node.path("id").asText());
    Optional<NodeType> type = NodeType.ofWord(node.path("type").asText());
    target.put("type", type.map(NodeType::number).orElse(node.path("type").asText()));
    if (type.isEmpty() && !node.path("type").asText().matches("\\d+")) {
      findings.add(unknownWord(node));
    }
    ObjectNode meta = target.putObject("meta");
    meta.set("position", node.path("position").isObject() ? node.get("position") : Json.object());
    JsonNode inner =
        node.has(CANVAS_POSITION)
            ? node.get(CANVAS_POSITION)
            : node.path(CANVAS_POSITION_DOCUMENTED);
    if (inner.isObject()) {
      meta.set("canvasPosition", inner);
    }
    target.set("data", data(node, type));
    if (node.path("nodes").isArray()) {
      read(node, target, "blocks");
    }
    Set<String> known =
        Set.of(
            "id",
            "type",
            "title",
            "icon",
            "description",
            "version",
            "position",
            "size",
            "parameters",
            "nodes",
            "edges",
            CANVAS_POSITION,
            CANVAS_POSITION_DOCUMENTED);
    node.properties()
        .forEach(
            member -> {
              if (!known.contains(member.getKey())) {
                findings.add(noPlace(node, member.getKey()));
              }
            });
    return target;
  }

  private static ObjectNode data(JsonNode node, Optional<NodeType> type) {
    ObjectNode data = Json.object();
    boolean isComment = type.filter(NodeType.COMMENT::equals).isPresent();
    if (!isComment) {
      ObjectNode meta = data.putObject("nodeMeta");
      for (String name : List.of("title", "icon", "description")) {
        meta.put(name, node.path(name).asText(""));
      }
    }
    ObjectNode inputs = Json.object();
    boolean isModel = type.filter(NodeType.LLM::equals).isPresent();
    node.path("parameters")
        .properties()
        .forEach(
            member -> {
              JsonNode value = ZipValues.full(member.getValue());
              switch (member.getKey()) {
                case "node_inputs" -> inputs.set("inputParameters", value);
                case "node_outputs" ->
                    data.set("outputs", ZipValues.fullVariables(member.getValue()));
                case "llmParam" ->
                    inputs.set(
                        "llmParam", isModel ? renamed(value, "modelName", "modleName") : value);
                default -> inputs.set(member.getKey(), value);
              }
            });
    if (!inputs.isEmpty()) {
      data.set("inputs", inputs);
    }
    for (String name : List.of("version", "size")) {
      if (node.has(name)) {
        data.set(name, node.get(name));
      }
    }
    return data;
  }

  private static ObjectNode fullEdge(JsonNode edge) {
    ObjectNode target =
        Json.object()
            .put("sourceNodeID", edge.path("source_node").asText())
            .put("targetNodeID", edge.path("target_node").asText());
    if (edge.has("source_port")) {
      target.set("sourcePortID", edge.get("source_port"));
    }
    if (edge.has("target_port")) {
      target.set("targetPortID", edge.get("target_port"));
    }
    return target;
  }

  private static Finding unknownWord(JsonNode node) {
    return new Finding(
        Finding.Severity.ERROR,
        node.path("id").asText(),
        node.path("title").asText(),
        "",
        "",
        "type \"" + node.path("type").asText() + "\" is not among the types known here",
        "if Coze wrote this file, it is newer than cozesh",
        false);
  }

  private static Finding noPlace(JsonNode node, String member) {
    return new Finding(
        Finding.Severity.ERROR,
        node.path("id").asText(),
        node.path("title").asText(),
        "",
        "/" + member,
        "`" + member + "` has no place on a canvas that is known here",
        "it would be lost; take it out if it does not matter",
        false);
  }
}
