package dev.cozesh.deploy.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A line between two nodes.
 *
 * @param sourcePort the exit it leaves by; empty for the only one
 * @param targetPort the entry of a loop or batch it ends at; empty elsewhere
 * @param path where it stands, as a JSON pointer
 */
record CanvasEdge(String source, String sourcePort, String target, String targetPort, String path) {
  static List<CanvasEdge> all(JsonNode edges, String path) {
    List<CanvasEdge> all = new ArrayList<>();
    for (int n = 0; n < edges.size(); n++) {
      JsonNode edge = edges.get(n);
      all.add(
          new CanvasEdge(
              edge.path("sourceNodeID").asText(""),
              edge.path("sourcePortID").asText(""),
              edge.path("targetNodeID").asText(""),
              edge.path("targetPortID").asText(""),
              path + "/" + n));
    }
    return all;
  }

  String text() {
    return "edge " + source + " → " + target;
  }
}
