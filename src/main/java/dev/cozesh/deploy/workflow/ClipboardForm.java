package dev.cozesh.deploy.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import java.util.List;
import java.util.Optional;

/** What the web page's canvas copies and pastes: the canvas in an envelope. */
final class ClipboardForm {
  private static final String TYPE = "coze-workflow-clipboard-data";
  private static final int WIDTH = 360;
  private static final int HEIGHT = 112;
  private static final List<String> SHOWN = List.of("icon", "description", "title", "mainColor");

  private ClipboardForm() {}

  static boolean isMeant(JsonNode json) {
    return json.path("type").asText().equals(TYPE);
  }

  static WorkflowFile read(JsonNode json) {
    JsonNode canvas = json.path("json");
    if (!canvas.path("nodes").isArray() || canvas.path("nodes").isEmpty()) {
      return WorkflowFile.failed(
          Form.CLIPBOARD,
          json,
          Finding.error("/json", "it holds no nodes, so it is no workflow", "copy it again"));
    }
    ObjectNode plain = canvas.deepCopy();
    plain.path("nodes").forEach(ClipboardForm::takeOutCopies);
    return new WorkflowFile(
        Form.CLIPBOARD,
        Optional.empty(),
        Optional.empty(),
        json,
        Optional.of(Canvas.of(plain)),
        List.of());
  }

  /** Only what {@link #write} has put there; what Coze says otherwise is kept. */
  private static void takeOutCopies(JsonNode node) {
    if (node instanceof ObjectNode object && object.path("_temp").equals(copies(object))) {
      object.remove("_temp");
    }
  }

  /** The envelope around a canvas, each node with the copies of title and place that it needs. */
  static ObjectNode write(Canvas canvas) {
    ObjectNode json = canvas.json();
    Frame frame = new Frame();
    for (JsonNode node : json.path("nodes")) {
      if (node instanceof ObjectNode object && !object.has("_temp")) {
        object.set("_temp", copies(object));
      }
      frame.add(node.path("_temp").path("bounds"));
    }
    ObjectNode clipboard = Json.object().put("type", TYPE);
    clipboard
        .putObject("source")
        .put("workflowId", "")
        .put("flowMode", 0)
        .put("spaceId", "")
        .put("isDouyin", false)
        .put("host", "");
    clipboard.set("bounds", frame.json());
    clipboard.set("json", json);
    return clipboard;
  }

  private static ObjectNode copies(ObjectNode node) {
    JsonNode position = node.path("meta").path("position");
    ObjectNode copies = Json.object();
    // A node's place is the middle of its upper edge.
    JsonNode bounds =
        Json.parse(
            Json.line(
                Json.object()
                    .put("x", position.path("x").decimalValue().intValue() - WIDTH / 2)
                    .put("y", position.path("y").decimalValue().intValue())
                    .put("width", WIDTH)
                    .put("height", HEIGHT)),
            "bounds");
    copies.set("bounds", bounds);
    ObjectNode shown = copies.putObject("externalData");
    JsonNode meta = node.path("data").path("nodeMeta");
    SHOWN.stream().filter(meta::has).forEach(name -> shown.set(name, meta.get(name)));
    return copies;
  }

  /** The rectangle around all nodes. */
  private static final class Frame {
    private double left = Double.POSITIVE_INFINITY;
    private double top = Double.POSITIVE_INFINITY;
    private double right = Double.NEGATIVE_INFINITY;
    private double bottom = Double.NEGATIVE_INFINITY;

    void add(JsonNode bounds) {
      double x = bounds.path("x").asDouble();
      double y = bounds.path("y").asDouble();
      left = Math.min(left, x);
      top = Math.min(top, y);
      right = Math.max(right, x + bounds.path("width").asDouble());
      bottom = Math.max(bottom, y + bounds.path("height").asDouble());
    }

    ObjectNode json() {
      return Json.object()
          .put("x", left)
          .put("y", top)
          .put("width", right - left)
          .put("height", bottom - top);
    }
  }
}
