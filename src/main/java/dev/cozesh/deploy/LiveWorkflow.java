package dev.cozesh.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.client.workflow.WorkflowInfo;
import dev.cozesh.deploy.desired.DesiredResource;
import dev.cozesh.deploy.desired.DesiredWorkflow;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.deploy.desired.Lifecycle;
import dev.cozesh.error.Place;
import dev.cozesh.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A published workflow as the declaration that leaves it as it is. */
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
      declared =
          Optional.of(
              new DesiredWorkflow(row.name(), Optional.empty(), Lifecycle.USUAL, Place.NOWHERE));
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
