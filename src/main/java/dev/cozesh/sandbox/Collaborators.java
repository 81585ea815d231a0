package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Change.Kind;
import java.util.List;

/** Who works on a workflow. */
final class Collaborators {
  List<Route> routes() {
    String one = "/v1/workflows/{workflow_id}";
    return List.of(
        new Route("POST", one + "/collaborators", this::add),
        new Route("DELETE", one + "/collaborators/{user_id}", this::remove),
        new Route("POST", one + "/collaboration_mode", this::switchMode));
  }

  private ObjectNode add(Transaction tx, Call call) {
    ObjectNode workflow = Workflows.existing(tx, call.path().get("workflow_id")).deepCopy();
    JsonNode sent = call.fields().list("collaborators", 1, 1);
    String user = new Fields(sent.get(0)).id("user_id");
    for (JsonNode known : workflow.path("collaborators")) {
      if (known.asText().equals(user)) {
        throw new Refused(200, 4201, "The user " + user + " is a collaborator already.");
      }
    }
    workflow.withArray("collaborators").add(user);
    tx.put(Kind.WORKFLOW, workflow.path("id").asText(), workflow);
    return Json.object();
  }

  private ObjectNode remove(Transaction tx, Call call) {
    ObjectNode workflow = Workflows.existing(tx, call.path().get("workflow_id")).deepCopy();
    String user = call.path().get("user_id");
    ArrayNode left = Json.object().putArray("left");
    for (JsonNode known : workflow.path("collaborators")) {
      if (!known.asText().equals(user)) {
        left.add(known);
      }
    }
    if (left.size() == workflow.path("collaborators").size()) {
      throw Refused.notFound("collaborator " + user);
    }
    workflow.set("collaborators", left);
    tx.put(Kind.WORKFLOW, workflow.path("id").asText(), workflow);
    return Json.object();
  }

  private ObjectNode switchMode(Transaction tx, Call call) {
    ObjectNode workflow = Workflows.existing(tx, call.path().get("workflow_id")).deepCopy();
    String mode = call.fields().optionalText("collaboration_mode", 1, 20).orElse("single");
    if (!mode.equals("single") && !mode.equals("collaboration")) {
      throw Refused.parameter("collaboration_mode " + mode + " is not single or collaboration");
    }
    tx.put(Kind.WORKFLOW, workflow.path("id").asText(), workflow.put("collaboration_mode", mode));
    return Json.object();
  }
}
