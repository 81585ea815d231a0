package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Change.Kind;
import java.util.List;

/** Workspaces and the user, who owns them all. */
final class Workspaces {
  static final String USER_ID = "7380000000000000001";
  static final String USER_NAME = "sandbox";

  private final Hidden hidden;

  Workspaces(Hidden hidden) {
    this.hidden = hidden;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/v1/users/me", (tx, call) -> me()),
        new Route("GET", "/v1/workspaces", this::list),
        new Route("POST", "/v1/workspaces", this::create),
        new Route("PUT", "/v1/workspaces/{workspace_id}", this::update));
  }

  /** Makes the workspace that a new sandbox starts with, and gives its id. */
  static String make(Transaction tx, String name, String description) {
    String id = tx.newId();
    tx.put(
        Kind.WORKSPACE,
        id,
        Json.object().put("id", id).put("name", name).put("description", description));
    return id;
  }

  /** The id again when there is such a workspace. */
  static String existing(Transaction tx, String id) {
    tx.find(Kind.WORKSPACE, id).orElseThrow(() -> Refused.notFound("workspace " + id));
    return id;
  }

  private static ObjectNode me() {
    ObjectNode answer = Json.object();
    answer
        .putObject("data")
        .put("user_id", USER_ID)
        .put("user_name", USER_NAME)
        .put("nick_name", "Sandbox")
        .put("avatar_url", "");
    return answer;
  }

  private ObjectNode list(Transaction tx, Call call) {
    Page page = call.page("page_num", 20, 50);
    List<ObjectNode> rows =
        tx.all(Kind.WORKSPACE).stream()
            .filter(workspace -> !hidden.hides(workspace.path("id").asText()))
            .map(Workspaces::row)
            .toList();
    ObjectNode answer = Json.object();
    ObjectNode data = answer.putObject("data").put("total_count", rows.size());
    data.set("workspaces", Page.array(page.of(rows)));
    return answer;
  }

  private ObjectNode create(Transaction tx, Call call) {
    String name = call.fields().text("name", 1, 50);
    String description = call.fields().text("description", 0, 2_000);
    ObjectNode answer = Json.object();
    answer.putObject("data").put("id", make(tx, name, description));
    return answer;
  }

  private ObjectNode update(Transaction tx, Call call) {
    String id = existing(tx, call.path().get("workspace_id"));
    ObjectNode changed = tx.find(Kind.WORKSPACE, id).orElseThrow().deepCopy();
    call.fields().optionalText("name", 1, 50).ifPresent(name -> changed.put("name", name));
    call.fields()
        .optionalText("description", 0, 2_000)
        .ifPresent(description -> changed.put("description", description));
    tx.put(Kind.WORKSPACE, id, changed);
    return Json.object();
  }

  private static ObjectNode row(ObjectNode workspace) {
    ObjectNode row = Json.object().put("role_type", "owner").put("workspace_type", "personal");
    row.setAll(workspace);
    row.put("icon_url", "").put("enterprise_id", "").put("joined_status", "joined");
    row.put("owner_uid", USER_ID).putArray("admin_uids");
    return row;
  }
}
