package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Change.Kind;
import java.util.ArrayList;
import java.util.List;

/** Workflows: published ones that take any parameters and give them back. */
final class Workflows {
  static final String RUN_ROUTE = "/v1/workflow/run";

  private static final int LARGEST_PAGE = 30;

  private final Hidden hidden;

  Workflows(Hidden hidden) {
    this.hidden = hidden;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/v1/workflows", this::list),
        new Route("GET", "/v1/workflows/{workflow_id}", this::retrieve),
        new Route("POST", RUN_ROUTE, this::run));
  }

  static void make(Transaction tx, String space, String name, long seconds) {
    String id = tx.newId();
    ObjectNode workflow = Json.object().put("id", id).put("space_id", space).put("name", name);
    workflow.put("description", "").put("created_at", seconds).put("updated_at", seconds);
    tx.put(Kind.WORKFLOW, id, workflow);
  }

  private ObjectNode list(Transaction tx, Call call) {
    if (call.queryText("page_num").isEmpty()) {
      // Seen live: the one list that fails instead of starting at page one.
      throw new Refused(500, 4000, "Request parameter error: page_num is required");
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
    return !call.queryText("workflow_mode").filter("chatflow"::equals).isPresent()
        && !call.queryText("publish_status").filter("unpublished_draft"::equals).isPresent()
        && !hidden.hides(workflow.path("id").asText());
  }

  private ObjectNode retrieve(Transaction tx, Call call) {
    ObjectNode answer = Json.object();
    ObjectNode data = answer.putObject("data");
    data.set("workflow_detail", row(existing(tx, call.path().get("workflow_id"))));
    if (call.queryText("include_input_output").filter("true"::equals).isPresent()) {
      data.putObject("input").putObject("parameters");
      ObjectNode output = data.putObject("output").put("content", "");
      output.put("terminate_plan", "return_variables").putObject("parameters");
    }
    return answer;
  }

  private ObjectNode run(Transaction tx, Call call) {
    Fields fields = call.fields();
    String id = fields.id("workflow_id");
    if (fields.has("bot_id") && fields.has("app_id")) {
      throw Refused.parameter("bot_id and app_id cannot be sent together");
    }
    existing(tx, id);
    if (call.body().path("is_async").asBoolean()) {
      throw new Refused(200, 6003, "Asynchronous runs need a paid plan.");
    }
    tx.act();
    String run = tx.newId();
    ObjectNode answer = Json.object().put("execute_id", run).put("data", echo(call.body()));
    answer.put("debug_url", "https://www.coze.cn/work_flow?execute_id=" + run);
    answer.putObject("usage").put("token_count", 0).put("input_count", 0).put("output_count", 0);
    return answer.put("token", 0).put("cost", "0");
  }

  /** The parameters as JSON text, whether they came as an object or as text already. */
  private static String echo(ObjectNode body) {
    JsonNode parameters = body.path("parameters");
    if (parameters.isTextual()) {
      return parameters.asText();
    }
    return parameters.isObject() ? Json.line(parameters) : "{}";
  }

  private static ObjectNode existing(Transaction tx, String id) {
    return tx.find(Kind.WORKFLOW, id).orElseThrow(() -> Refused.notFound("workflow " + id));
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
