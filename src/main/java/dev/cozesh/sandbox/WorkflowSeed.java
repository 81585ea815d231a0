package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Change.Kind;
import dev.cozesh.sandbox.flow.Canvas;
import dev.cozesh.sandbox.flow.FlowZip;
import java.util.Base64;
import java.util.Optional;

/**
 * A workflow from the body of {@code POST /_workflow}: {@code {"name":…, "canvas":…}} and, as
 * wanted, mode, published, workspace_id, outputs (results by node id, in the place of running these
 * nodes), and workflow_id for a new version of one that is there. In the place of canvas, {@code
 * zip} holds an export of the web page as Base64; its name counts where none is given.
 */
record WorkflowSeed(ObjectNode form) {
  private static final int MOST_CHARACTERS = 15 << 20;

  /** Stores it and gives its id. */
  ObjectNode store(Transaction tx, long seconds) {
    Fields fields = new Fields(form);
    Optional<FlowZip> zip = zip(fields);
    JsonNode canvas = zip.isPresent() ? zip.get().canvas() : form.path("canvas");
    Canvas.of(canvas);
    ObjectNode workflow =
        fields.has("workflow_id")
            ? Workflows.existing(tx, fields.id("workflow_id")).deepCopy()
            : Workflows.make(tx, space(tx, fields), name(fields, zip), seconds);
    workflow.put("updated_at", seconds);
    workflow.put("published", form.path("published").asBoolean(true));
    workflow.put(
        "mode", fields.optionalChoice("mode", Choices.of("WorkflowMode")).orElse("workflow"));
    int number = workflow.path("versions").size() + 1;
    ObjectNode version = workflow.withArray("versions").addObject();
    version.put("version", "v0.0." + number).put("created_at", seconds);
    version.set("canvas", canvas.deepCopy());
    fields.object("outputs").ifPresent(outputs -> version.set("outputs", outputs.deepCopy()));
    String id = workflow.path("id").asText();
    tx.put(Kind.WORKFLOW, id, workflow);
    ObjectNode answer = Json.object();
    answer.putObject("data").put("workflow_id", id).put("version", "v0.0." + number);
    return answer;
  }

  private static Optional<FlowZip> zip(Fields fields) {
    if (!fields.has("zip")) {
      return Optional.empty();
    }
    try {
      byte[] content = Base64.getDecoder().decode(fields.text("zip", 1, MOST_CHARACTERS));
      return Optional.of(FlowZip.read(content));
    } catch (IllegalArgumentException e) {
      throw Refused.parameter("zip is not Base64");
    }
  }

  private static String name(Fields fields, Optional<FlowZip> zip) {
    return fields.has("name") || zip.isEmpty() ? fields.text("name", 1, 100) : zip.get().name();
  }

  private static String space(Transaction tx, Fields fields) {
    return fields.has("workspace_id")
        ? Workspaces.existing(tx, fields.id("workspace_id"))
        : tx.all(Kind.WORKSPACE).iterator().next().path("id").asText();
  }
}
