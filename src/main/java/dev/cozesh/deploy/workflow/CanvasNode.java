package dev.cozesh.deploy.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A node of a canvas.
 *
 * @param json the whole node
 * @param parent the loop or batch it is inside of
 * @param path where it stands, as a JSON pointer
 */
record CanvasNode(JsonNode json, Optional<CanvasNode> parent, String path) {
  static List<CanvasNode> all(JsonNode nodes, Optional<CanvasNode> parent, String path) {
    List<CanvasNode> all = new ArrayList<>();
    for (int n = 0; n < nodes.size(); n++) {
      all.add(new CanvasNode(nodes.get(n), parent, path + "/" + n));
    }
    return all;
  }

  String id() {
    return json.path("id").asText("");
  }

  /** The number of its kind, as it stands there. */
  String type() {
    return json.path("type").asText("");
  }

  Optional<NodeType> kind() {
    return NodeType.ofNumber(type());
  }

  boolean is(NodeType type) {
    return type.number().equals(type());
  }

  String title() {
    return json.path("data").path("nodeMeta").path("title").asText("");
  }

  JsonNode data() {
    return json.path("data");
  }

  JsonNode inputs() {
    return json.path("data").path("inputs");
  }

  JsonNode outputs() {
    return json.path("data").path("outputs");
  }

  /** What is done when it fails; stands within its inputs. */
  JsonNode onError() {
    return inputs().path("settingOnError");
  }

  /** The nodes inside of it. */
  List<CanvasNode> blocks() {
    return all(json.path("blocks"), Optional.of(this), path + "/blocks");
  }

  /** The edges inside of it. */
  List<CanvasEdge> edges() {
    return CanvasEdge.all(json.path("edges"), path + "/edges");
  }
}
