package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Change.Kind;
import dev.cozesh.sandbox.flow.Canvas;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Workflows: what is told of them and of their versions. */
final class Workflows {
  private static final int LARGEST_PAGE = 30;

  private final Hidden hidden;

  Workflows(Hidden hidden) {
    this.hidden = hidden;
  }

  List<Route> routes() {
    String one = "/v1/workflows/{workflow_id}";
    return List.of(
        new Route("GET", "/v1/workflows", this::list),
        new Route("GET", one, this::retrieve),
        new Route("GET", one + "/versions", this::versions),
        new Route("POST", one + "/collaboration_mode", this::switchMode));
  }

  /** Makes a published workflow that echoes; gives it back to be filled in, not yet stored. */
  static ObjectNode make(Transaction tx, String space, String name, long seconds) {
    String id = tx.newId();
    ObjectNode workflow = Json.object().put("id", id).put("space_id", space).put("name", name);
    workflow.put("description", "").put("created_at", seconds).put("updated_at", seconds);
    tx.put(Kind.WORKFLOW, id, workflow);
    return workflow;
  }

  /** The one that every sandbox has: it echoes, and says of itself what the team's own would. */
  static void makeSample(Transaction tx, String space, long seconds) {
    ObjectNode workflow = make(tx, space, "面试模拟", seconds).deepCopy();
    ObjectNode told = workflow.putObject("signature");
    ObjectNode inputs = told.putObject("input").putObject("parameters");
    inputs.putObject("job_title").put("type", "string").put("required", true);
    inputs.putObject("answer").put("type", "string").put("required", false);
    ObjectNode output = told.putObject("output").put("content", "");
    output.put("terminate_plan", "return_variables");
    output.putObject("parameters").putObject("job_title").put("type", "string");
    tx.put(Kind.WORKFLOW, workflow.path("id").asText(), workflow);
  }

  static ObjectNode existing(Transaction tx, String id) {
    return tx.find(Kind.WORKFLOW, id).orElseThrow(() -> Refused.notFound("workflow " + id));
  }

  /** One that can be run. */
  static ObjectNode published(Transaction tx, String id) {
    ObjectNode workflow = existing(tx, id);
    if (!isPublished(workflow)) {
      throw Refused.notFound("workflow " + id);
    }
    return workflow;
  }

  /** The newest version, or the one of that name; empty for a workflow that was never given any. */
  static Optional<JsonNode> version(ObjectNode workflow, String name) {
    JsonNode versions = workflow.path("versions");
    for (int i = versions.size() - 1; i >= 0; i--) {
      if (name.isEmpty() || versions.get(i).path("version").asText().equals(name)) {
        return Optional.of(versions.get(i));
      }
    }
    if (!name.isEmpty()) {
      throw Refused.notFound("workflow version " + name);
    }
    return Optional.empty();
  }

  private static boolean isPublished(ObjectNode workflow) {
    return workflow.path("published").asBoolean(true);
  }

  private ObjectNode list(Transaction tx, Call call) {
    if (call.queryText("page_num").isEmpty() || call.queryText("workspace_id").isEmpty()) {
      // Seen live: the one list that fails instead of starting at page one, and does not say why.
      throw new Refused(500, 4000, "Invalid request parameters");
    }
    String space = Workspaces.existing(tx, call.requiredQuery("workspace_id"));
    Page asked = call.page("page_num", 10, Integer.MAX_VALUE);
    Page page = new Page(asked.number(), Math.min(asked.size(), LARGEST_PAGE));
    List<ObjectNode> rows = new ArrayList<>();
    for (ObjectNode workflow : tx.all(Kind.WORKFLOW)) {
      if (workflow.path("space_id").asText().equals(space) && isWanted(workflow, call)) {
        rows.add(row(workflow));
      }
    }
    ObjectNode answer = Json.object();
    ObjectNode data = answer.putObject("data").put("has_more", page.hasMore(rows.size()));
    data.set("items", Page.array(page.of(rows)));
    return answer;
  }

  private boolean isWanted(ObjectNode workflow, Call call) {
    String mode = workflow.path("mode").asText("workflow");
    String status = isPublished(workflow) ? "published_online" : "unpublished_draft";
    String wanted = call.queryText("publish_status").orElse("all");
    return call.queryText("workflow_mode").orElse(mode).equals(mode)
        && (wanted.equals("all") || wanted.equals(status))
        && call.queryText("app_id").isEmpty()
        && !hidden.hides(workflow.path("id").asText());
  }

  private ObjectNode retrieve(Transaction tx, Call call) {
    ObjectNode workflow = existing(tx, call.path().get("workflow_id"));
    ObjectNode answer = Json.object();
    ObjectNode data = answer.putObject("data");
    data.set("workflow_detail", row(workflow));
    if (call.queryText("include_input_output").filter("true"::equals).isPresent()) {
      describe(workflow, version(workflow, ""), data);
    }
    return answer;
  }

  private ObjectNode versions(Transaction tx, Call call) {
    ObjectNode workflow = existing(tx, call.path().get("workflow_id"));
    List<ObjectNode> versions = new ArrayList<>();
    workflow.path("versions").forEach(one -> versions.add((ObjectNode) one));
    if (versions.isEmpty() && isPublished(workflow)) {
      versions.add(firstVersion(workflow));
    }
    if (!isPublished(workflow)) {
      // A copy knows what it was copied from, but has no version of its own.
      versions.clear();
    }
    Collections.reverse(versions);
    Part part = call.part(10, LARGEST_PAGE);
    ObjectNode answer = Json.object();
    ObjectNode data = answer.putObject("data").put("has_more", part.hasMore(versions.size()));
    data.put("next_page_token", part.next(versions.size()));
    ArrayNode items = data.putArray("items");
    boolean described = call.queryFlag("include_input_output").orElse(false);
    part.of(versions).forEach(one -> items.add(versionRow(workflow, one, described)));
    return answer;
  }

  private ObjectNode switchMode(Transaction tx, Call call) {
    ObjectNode workflow = existing(tx, call.path().get("workflow_id")).deepCopy();
    Choices modes = Choices.of("CollaborationMode");
    workflow.put("collaboration_mode", call.fields().choice("collaboration_mode", modes));
    tx.put(Kind.WORKFLOW, workflow.path("id").asText(), workflow);
    return Json.object();
  }

  private static ObjectNode firstVersion(ObjectNode workflow) {
    return Json.object()
        .put("version", "v0.0.1")
        .put("created_at", workflow.path("created_at").asLong());
  }

  private static ObjectNode versionRow(ObjectNode workflow, JsonNode version, boolean described) {
    ObjectNode row = Json.object().put("workflow_id", workflow.path("id").asText());
    row.put("version", version.path("version").asText()).put("description", "");
    row.put("created_at", version.path("created_at").asText());
    row.put("updated_at", version.path("created_at").asText());
    row.putObject("creator").put("id", Workspaces.USER_ID).put("name", Workspaces.USER_NAME);
    if (described) {
      describe(workflow, Optional.of(version), row);
    }
    return row;
  }

  private static void describe(ObjectNode workflow, Optional<JsonNode> version, ObjectNode target) {
    Optional<Canvas> canvas = version.filter(one -> one.has("canvas")).map(Workflows::canvas);
    if (canvas.isPresent()) {
      target.set("input", canvas.get().signature().input());
      target.set("output", canvas.get().signature().output());
      return;
    }
    if (workflow.path("signature") instanceof ObjectNode told) {
      target.setAll(told.deepCopy());
      return;
    }
    target.putObject("input").putObject("parameters");
    ObjectNode output = target.putObject("output").put("content", "");
    output.put("terminate_plan", "return_variables").putObject("parameters");
  }

  static Canvas canvas(JsonNode version) {
    return Canvas.of(version.path("canvas"));
  }

  private static ObjectNode row(ObjectNode workflow) {
    ObjectNode row = Json.object().put("icon_url", "").put("app_id", "");
    row.putObject("creator").put("id", Workspaces.USER_ID).put("name", Workspaces.USER_NAME);
    row.put("updated_at", workflow.path("updated_at").asText());
    row.put("created_at", workflow.path("created_at").asText());
    row.put("description", workflow.path("description").asText());
    row.put("workflow_name", workflow.path("name").asText());
    return row.put("workflow_id", workflow.path("id").asText());
  }
}
