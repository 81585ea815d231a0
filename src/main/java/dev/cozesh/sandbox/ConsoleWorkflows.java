package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Change.Kind;
import java.util.List;

/** The console's spaces and workflows: which there are, making and removing them. */
final class ConsoleWorkflows {
  static final String AREA = "/api/workflow_api/";

  private static final int NOT_PUBLISHED = 1;
  private static final int PUBLISHED = 3;
  private static final long FAILED = 777_777_775;
  private static final long NOT_FOUND = 720_702_004;
  private static final int LARGEST_PAGE = 100;

  private final Hidden hidden;

  ConsoleWorkflows(Hidden hidden) {
    this.hidden = hidden;
  }

  List<Route> routes() {
    return List.of(
        new Route("POST", "/api/playground_api/space/list", this::spaces).ofConsole(),
        new Route("POST", AREA + "workflow_list", this::list).ofConsole(),
        new Route("POST", AREA + "create", this::create).ofConsole(),
        new Route("POST", AREA + "update_meta", this::update).ofConsole(),
        new Route("POST", AREA + "delete", this::delete).ofConsole());
  }

  /** The workflow that a body names; a refusal of the console's when there is none. */
  static ObjectNode named(Transaction tx, Call call) {
    String id = call.fields().text("workflow_id", 1, 30);
    return tx.find(Kind.WORKFLOW, id)
        .orElseThrow(() -> new Refused(200, NOT_FOUND, "workflow " + id + " not found"))
        .deepCopy();
  }

  /** What lists and the canvas tell of one. */
  static ObjectNode row(ObjectNode workflow) {
    String id = workflow.path("id").asText();
    boolean published = workflow.path("published").asBoolean(true);
    ObjectNode row = Json.object().put("workflow_id", id).put("plugin_id", id);
    row.put("name", workflow.path("name").asText());
    row.put("desc", workflow.path("description").asText());
    row.put("icon_uri", workflow.path("icon_uri").asText());
    row.put("space_id", workflow.path("space_id").asText());
    row.put("status", published ? PUBLISHED : NOT_PUBLISHED).put("type", 0);
    row.put("flow_mode", workflow.path("mode").asText().equals("chatflow") ? 3 : 0);
    row.put("create_time", workflow.path("created_at").asLong());
    return row.put("update_time", workflow.path("updated_at").asLong());
  }

  private ObjectNode spaces(Transaction tx, Call call) {
    ObjectNode answer = Json.object();
    ObjectNode data = answer.putObject("data").put("has_personal_space", true);
    ArrayNode rows = data.putArray("bot_space_list");
    for (ObjectNode space : hidden.visible(tx, Kind.WORKSPACE)) {
      ObjectNode row = rows.addObject().put("id", space.path("id").asText());
      row.put("name", space.path("name").asText());
      row.put("description", space.path("description").asText()).put("space_type", 2);
    }
    data.put("total", rows.size()).put("has_more", false);
    return answer;
  }

  private ObjectNode list(Transaction tx, Call call) {
    String space = space(tx, call);
    int number = call.body().path("page").asInt();
    int size = call.body().path("size").asInt();
    if (number < 1 || size < 1 || size > LARGEST_PAGE) {
      throw new Refused(200, FAILED, "page and size are out of range");
    }
    List<ObjectNode> all =
        hidden.visible(tx, Kind.WORKFLOW).stream()
            .filter(one -> one.path("space_id").asText().equals(space))
            .map(ConsoleWorkflows::row)
            .toList();
    ObjectNode answer = Json.object();
    ObjectNode data = answer.putObject("data").put("total", all.size());
    data.set("workflow_list", Page.array(new Page(number, size).of(all)));
    return answer;
  }

  private ObjectNode create(Transaction tx, Call call) {
    Fields sent = call.fields();
    String space = space(tx, call);
    String name = sent.text("name", 1, 100);
    String description = sent.text("desc", 0, 2_000);
    ObjectNode workflow = Workflows.make(tx, space, name, call.seconds());
    workflow.put("description", description).put("icon_uri", sent.text("icon_uri", 0, 500));
    workflow.put("mode", sent.number("flow_mode", 0, 0, 3) == 3 ? "chatflow" : "workflow");
    workflow.put("published", false);
    workflow.put("draft", ConsoleCanvas.fresh()).put("commit", tx.newId());
    return of(workflow.path("id").asText());
  }

  private ObjectNode update(Transaction tx, Call call) {
    ObjectNode workflow = named(tx, call);
    Fields sent = call.fields();
    sent.optionalText("name", 1, 100).ifPresent(name -> workflow.put("name", name));
    sent.optionalText("desc", 0, 2_000).ifPresent(text -> workflow.put("description", text));
    store(tx, workflow, call);
    return Json.object();
  }

  private ObjectNode delete(Transaction tx, Call call) {
    tx.remove(Kind.WORKFLOW, named(tx, call).path("id").asText());
    ObjectNode answer = Json.object();
    answer.putObject("data").put("status", 0);
    return answer;
  }

  static void store(Transaction tx, ObjectNode workflow, Call call) {
    workflow.put("updated_at", call.seconds());
    tx.put(Kind.WORKFLOW, workflow.path("id").asText(), workflow);
  }

  private static String space(Transaction tx, Call call) {
    return Workspaces.existing(tx, call.fields().text("space_id", 1, 30));
  }

  private static ObjectNode of(String id) {
    ObjectNode answer = Json.object();
    answer.putObject("data").put("workflow_id", id);
    return answer;
  }
}
