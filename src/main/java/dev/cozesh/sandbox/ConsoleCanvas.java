package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;

/** The canvases of workflows as the console keeps them: text, stored and given back as it came. */
final class ConsoleCanvas {
  private ConsoleCanvas() {}

  /** What a new workflow holds: Start and End, without an edge between them. */
  static String fresh() {
    ObjectNode canvas = Json.object();
    ObjectNode start = node(canvas, "100001", "1", "Start");
    start.withArray("outputs").addObject().put("type", "string").put("name", "input");
    ObjectNode end = node(canvas, "900001", "2", "End");
    end.putObject("inputs").put("terminatePlan", "returnVariables").putArray("inputParameters");
    canvas.putArray("edges");
    canvas.putObject("versions").put("loop", "v2");
    return Json.line(canvas);
  }

  /** The draft of a workflow, however it was made. */
  static String draft(ObjectNode workflow) {
    if (workflow.has("draft")) {
      return workflow.path("draft").asText();
    }
    return Workflows.version(workflow, "")
        .filter(version -> version.has("canvas"))
        .map(version -> version.path("canvas"))
        .map(canvas -> canvas.isTextual() ? canvas.asText() : Json.line(canvas))
        .orElseGet(ConsoleCanvas::fresh);
  }

  private static ObjectNode node(ObjectNode canvas, String id, String type, String title) {
    ObjectNode node = canvas.withArray("nodes").addObject().put("id", id).put("type", type);
    ObjectNode data = node.putObject("data");
    data.putObject("nodeMeta").put("title", title);
    return data;
  }
}
