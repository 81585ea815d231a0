package dev.cozesh.deploy.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.deploy.desired.Sha256;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A workflow as Coze's editor stores it: nodes, edges, and whatever else stands there, which is
 * kept. Immutable.
 */
public final class Canvas {
  /** What moves when somebody drags a node, or is a copy of what stands elsewhere. */
  private final ObjectNode json;

  private Canvas(ObjectNode json) {
    this.json = json;
  }

  /**
   * A canvas of its JSON.
   *
   * @throws CozeDataException when it is no object with a list of nodes
   */
  public static Canvas of(JsonNode json) {
    if (!(json instanceof ObjectNode object) || !object.path("nodes").isArray()) {
      throw new CozeDataException(
          "this is no canvas", "a canvas is an object with `nodes`", "", "", null);
    }
    return new Canvas(object.deepCopy());
  }

  /** The whole canvas; a copy. */
  public ObjectNode json() {
    return json.deepCopy();
  }

  /**
   * SHA-256 of what it does: where its nodes lie on the screen and the order of members make no
   * difference.
   */
  public String digest() {
    return Sha256.hex(Json.line(CanonicalCanvas.of(json)));
  }

  /** The nodes outside of loops and batches. */
  List<CanvasNode> nodes() {
    return CanvasNode.all(json.path("nodes"), Optional.empty(), "/nodes");
  }

  /** Every node, those inside of others behind the one that holds them. */
  List<CanvasNode> allNodes() {
    List<CanvasNode> all = new ArrayList<>();
    nodes().forEach(node -> collect(node, all));
    return all;
  }

  private static void collect(CanvasNode node, List<CanvasNode> all) {
    all.add(node);
    node.blocks().forEach(inner -> collect(inner, all));
  }

  /** The edges outside of loops and batches. */
  List<CanvasEdge> edges() {
    return CanvasEdge.all(json.path("edges"), "/edges");
  }

  Optional<CanvasNode> first(NodeType type) {
    return nodes().stream().filter(node -> node.is(type)).findFirst();
  }
}
