package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Change.Kind;
import dev.cozesh.sandbox.flow.Canvas;

/**
 * A workflow from the body of {@code POST /_workflow}: {@code {"name":…, "canvas":…}} and, as
 * wanted, mode, published, workspace_id, outputs (results by node id, in the place of running these
 * nodes), and workflow_id for a new version of one that is there.
 */
record WorkflowSeed(ObjectNode form) {
  /** Stores it and gives its id. */
  ObjectNode store(Transaction tx, long seconds) {
    Fields fields = new Fields(form);
    Canvas.of(form.path("canvas"));
    ObjectNode workflow =
        fields.has("workflow_id")
            ? Workflows.existing(tx, fields.id("workflow_id")).deepCopy()
            : Workflows.make(tx, space(tx, fields), fields.text("name", 1, 100), seconds);
    workflow.put("updated_at", seconds);
    workflow.put("published", form.path("published").asBoolean(true));
    workflow.put(
        "mode", fields.optionalChoice("mode", Choices.of("WorkflowMode")).orElse("workflow"));
    int number = workflow.path("versions").size() + 1;
    ObjectNode version = workflow.withArray("versions").addObject();
    version.put("version", "v0.0." + number).put("created_at", seconds);
    version.set("canvas", form.path("canvas").deepCopy());
    fields.object("outputs").ifPresent(outputs -> version.set("outputs", outputs.deepCopy()));
    String id = workflow.path("id").asText();
    tx.put(Kind.WORKFLOW, id, workflow);
    ObjectNode answer = Json.object();
    answer.putObject("data").put("workflow_id", id).put("version", "v0.0." + number);
    return answer;
  }

  private static String space(Transaction tx, Fields fields) {
    return fields.has("workspace_id")
        ? Workspaces.existing(tx, fields.id("workspace_id"))
        : tx.all(Kind.WORKSPACE).iterator().next().path("id").asText();
  }
}
