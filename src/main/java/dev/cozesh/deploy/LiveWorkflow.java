package dev.cozesh.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.cozesh.catalog.Limits;
import dev.cozesh.client.studio.StudioCanvas;
import dev.cozesh.client.workflow.WorkflowInfo;
import dev.cozesh.deploy.desired.DesiredResource;
import dev.cozesh.deploy.desired.DesiredWorkflow;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.deploy.desired.Lifecycle;
import dev.cozesh.deploy.workflow.CanonicalCanvas;
import dev.cozesh.error.Place;
import dev.cozesh.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A workflow as the declaration that leaves it as it is. */
final class LiveWorkflow {
  private static final Set<String> PASSING =
      Set.of("workflow_id", "created_at", "updated_at", "creator", "icon_url", "app_id");

  private LiveWorkflow() {}

  static LiveObject of(LiveReader.Row row, WorkflowInfo info) {
    List<String> remarks = new ArrayList<>();
    Optional<DesiredResource> declared = Optional.empty();
    if (row.name().isBlank()) {
      remarks.add("not declarable: it has no name");
    } else {
      declared = Optional.of(workflow(row.name(), Optional.empty()));
    }
    remarks.add(
        "not readable: its canvas; export it in the web page, and write `from file(\"….json\")`");
    JsonNode detail = Json.tree(info);
    if (detail.path("workflow_detail") instanceof ObjectNode shown) {
      shown.remove("icon_url");
    }
    return new LiveObject(
        Kind.WORKFLOW, row.id(), row.name(), declared, remarks, fields(detail.deepCopy()), detail);
  }

  /** One of a self-hosted console, which shows its canvas, published or not. */
  static LiveObject of(LiveReader.Row row, StudioCanvas draft, Limits limits) {
    String schema = draft.workflow().schemaJson().filter(text -> !text.isEmpty()).orElse("{}");
    JsonNode canvas = Json.parse(schema, "the canvas of workflow " + row.id());
    List<String> remarks = new ArrayList<>();
    Optional<DesiredResource> declared = declared(row, draft, canvas, limits, remarks);
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    draft
        .workflow()
        .description()
        .filter(text -> !text.isEmpty())
        .ifPresent(text -> fields.put("description", TextNode.valueOf(text)));
    JsonNode canonical = CanonicalCanvas.of(canvas);
    canonical
        .path("nodes")
        .forEach(node -> fields.put("canvas/nodes/" + node.path("id").asText(), node));
    fields.put("canvas/edges", canonical.path("edges"));
    fields.values().removeIf(value -> value.isMissingNode() || Fields.isEmpty(value));
    ObjectNode detail = Json.object();
    detail.set("canvas", canvas);
    return new LiveObject(Kind.WORKFLOW, row.id(), row.name(), declared, remarks, fields, detail);
  }

  private static Optional<DesiredResource> declared(
      LiveReader.Row row,
      StudioCanvas draft,
      JsonNode canvas,
      Limits limits,
      List<String> remarks) {
    if (row.name().isBlank()) {
      remarks.add("not declarable: it has no name");
      return Optional.empty();
    }
    DesiredWorkflow bare = workflow(row.name(), Optional.empty());
    DesiredWorkflow whole =
        workflow(
            row.name(), Optional.of(new DesiredWorkflow.Definition(row.name() + ".json", canvas)));
    Optional<String> objection =
        Checks.objection(whole, limits)
            .map(why -> "not declarable: its canvas: " + why.replace("\n", "; "))
            .or(() -> unpublished(draft));
    objection.ifPresent(remarks::add);
    return Optional.of(objection.isPresent() ? bare : whole);
  }

  private static Optional<String> unpublished(StudioCanvas draft) {
    return CanvasPlan.isPublishedAsItIs(draft)
        ? Optional.empty()
        : Optional.of(
            "not declared: its canvas, which would publish the draft; "
                + draft
                    .version()
                    .map(version -> "it has changed since " + version)
                    .orElse("it was never published"));
  }

  private static DesiredWorkflow workflow(
      String name, Optional<DesiredWorkflow.Definition> definition) {
    return new DesiredWorkflow(name, definition, Lifecycle.USUAL, Place.NOWHERE);
  }

  private static Map<String, JsonNode> fields(JsonNode detail) {
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    detail
        .properties()
        .forEach(
            part ->
                part.getValue()
                    .properties()
                    .forEach(
                        member -> {
                          if (!PASSING.contains(member.getKey())
                              && !member.getKey().equals("workflow_name")
                              && !Fields.isEmpty(member.getValue())) {
                            fields.put(
                                part.getKey() + "." + member.getKey(),
                                Fields.canonical(member.getValue()));
                          }
                        }));
    return fields;
  }
}
