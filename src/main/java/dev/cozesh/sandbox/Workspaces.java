package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Change.Kind;
import java.util.List;
import java.util.stream.Stream;

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

  static String owner(ObjectNode workspace) {
    return workspace.path("owner_uid").asText(USER_ID);
  }

  static String userName(String user) {
    return user.equals(USER_ID) ? USER_NAME : "user" + user;
  }

  static String nickname(String user) {
    return user.equals(USER_ID) ? "Sandbox" : "User " + user;
  }

  private static ObjectNode me() {
    ObjectNode answer = Json.object();
    answer
        .putObject("data")
        .put("user_id", USER_ID)
        .put("user_name", USER_NAME)
        .put("nick_name", nickname(USER_ID))
        .put("avatar_url", "");
    return answer;
  }

  private ObjectNode list(Transaction tx, Call call) {
    Page page = call.page("page_num", 20, 50);
    List<ObjectNode> rows =
        hidden.visible(tx, Kind.WORKSPACE).stream()
            .filter(workspace -> isWanted(tx, workspace, call))
            .map(workspace -> row(tx, workspace))
            .toList();
    ObjectNode answer = Json.object();
    ObjectNode data = answer.putObject("data").put("total_count", rows.size());
    data.set("workspaces", Page.array(page.of(rows)));
    return answer;
  }

  private static boolean isWanted(Transaction tx, ObjectNode workspace, Call call) {
    boolean withUser =
        call.queryText("user_id")
            .map(
                user ->
                    user.equals(owner(workspace))
                        || WorkspaceMembers.of(tx, workspace).find(user).isPresent())
            .orElse(true);
    return withUser
        && Stream.of("enterprise_id", "coze_account_id")
            .allMatch(
                key -> call.queryText(key).map(workspace.path(key).asText()::equals).orElse(true));
  }

  private ObjectNode create(Transaction tx, Call call) {
    Fields fields = call.fields();
    ObjectNode workspace =
        Json.object()
            .put("name", fields.text("name", 1, 50))
            .put("description", fields.text("description", 0, 2_000))
            .put("owner_uid", fields.has("owner_uid") ? fields.id("owner_uid") : USER_ID);
    if (fields.has("icon_file_id")) {
      tx.existing(Kind.FILE, fields.id("icon_file_id"));
    }
    if (fields.has("coze_account_id")) {
      String organization = fields.id("coze_account_id");
      Organizations.existing(tx, organization);
      workspace.put("coze_account_id", organization).put("enterprise_id", Enterprises.ID);
    }
    String id = tx.newId();
    tx.put(Kind.WORKSPACE, id, Json.object().put("id", id).setAll(workspace));
    ObjectNode answer = Json.object();
    answer.putObject("data").put("id", id);
    return answer;
  }

  private ObjectNode update(Transaction tx, Call call) {
    String id = existing(tx, call.path().get("workspace_id"));
    ObjectNode changed = tx.find(Kind.WORKSPACE, id).orElseThrow().deepCopy();
    call.fields().requireAny("name", "description");
    call.fields().optionalText("name", 1, 50).ifPresent(name -> changed.put("name", name));
    call.fields()
        .optionalText("description", 0, 2_000)
        .ifPresent(description -> changed.put("description", description));
    tx.put(Kind.WORKSPACE, id, changed);
    return Json.object();
  }

  private static ObjectNode row(Transaction tx, ObjectNode workspace) {
    boolean inEnterprise = workspace.has("enterprise_id");
    ObjectNode row = Json.object().put("role_type", "owner");
    row.put("workspace_type", inEnterprise ? "team" : "personal");
    row.put("enterprise_id", "").setAll(workspace);
    row.remove("coze_account_id");
    row.put("icon_url", "").put("joined_status", "joined").put("owner_uid", owner(workspace));
    ArrayNode admins = row.putArray("admin_uids");
    WorkspaceMembers.of(tx, workspace).having("admin").forEach(admins::add);
    return row;
  }
}
