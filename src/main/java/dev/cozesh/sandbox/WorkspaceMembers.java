package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Change.Kind;
import java.util.ArrayList;
import java.util.List;

/** Members of a workspace: the owner, who cannot leave, and whoever was added. */
final class WorkspaceMembers {
  private static final String PATH = "/v1/workspaces/{workspace_id}/members";
  private static final Choices ROLES = Choices.among("admin", "member");

  List<Route> routes() {
    return List.of(
        new Route("GET", PATH, this::list),
        new Route("POST", PATH, this::add),
        new Route("DELETE", PATH, this::remove));
  }

  static Members of(Transaction tx, ObjectNode workspace) {
    return Members.of(tx, Kind.WORKSPACE.name(), workspace.path("id").asText());
  }

  private ObjectNode list(Transaction tx, Call call) {
    ObjectNode workspace = workspace(tx, call);
    Page page = call.page("page_num", 20, 50);
    List<ObjectNode> rows = new ArrayList<>();
    rows.add(row(Workspaces.owner(workspace), "owner"));
    for (ObjectNode member : of(tx, workspace).all()) {
      rows.add(row(member.path("user_id").asText(), member.path("role").asText()));
    }
    ObjectNode answer = Json.object();
    ObjectNode data = answer.putObject("data").put("total_count", rows.size());
    data.set("items", Page.array(page.of(rows)));
    return answer;
  }

  /** Each user has an outcome of its own; the answer succeeds whatever they are. */
  private ObjectNode add(Transaction tx, Call call) {
    ObjectNode workspace = workspace(tx, call);
    Members members = of(tx, workspace);
    ObjectNode answer = Json.object();
    ObjectNode outcome = answer.putObject("data");
    for (String list :
        List.of(
            "added_success_user_ids",
            "invited_success_user_ids",
            "not_exist_user_ids",
            "already_joined_user_ids",
            "already_invited_user_ids")) {
      outcome.putArray(list);
    }
    for (Fields wanted : call.fields().objects("users", 1, 20)) {
      String user = wanted.id("user_id");
      String role = wanted.choice("role_type", ROLES);
      if (!Members.isUser(user)) {
        outcome.withArray("not_exist_user_ids").add(user);
      } else if (user.equals(Workspaces.owner(workspace)) || members.find(user).isPresent()) {
        outcome.withArray("already_joined_user_ids").add(user);
      } else {
        members.add(user, role, call.seconds());
        outcome.withArray("added_success_user_ids").add(user);
      }
    }
    return answer;
  }

  private ObjectNode remove(Transaction tx, Call call) {
    ObjectNode workspace = workspace(tx, call);
    Members members = of(tx, workspace);
    ObjectNode answer = Json.object();
    ObjectNode outcome = answer.putObject("data");
    outcome.putArray("removed_success_user_ids");
    outcome.putArray("not_in_workspace_user_ids");
    outcome.putArray("owner_not_support_remove_user_ids");
    for (String user : call.fields().texts("user_ids", 1, 5)) {
      if (user.equals(Workspaces.owner(workspace))) {
        outcome.withArray("owner_not_support_remove_user_ids").add(user);
      } else if (members.find(user).isEmpty()) {
        outcome.withArray("not_in_workspace_user_ids").add(user);
      } else {
        members.remove(user);
        outcome.withArray("removed_success_user_ids").add(user);
      }
    }
    return answer;
  }

  private static ObjectNode workspace(Transaction tx, Call call) {
    return tx.existing(Kind.WORKSPACE, call.path().get("workspace_id"));
  }

  private static ObjectNode row(String user, String role) {
    ObjectNode row = Json.object().put("user_id", user).put("role_type", role);
    return row.put("user_nickname", Workspaces.nickname(user))
        .put("user_unique_name", Workspaces.userName(user));
  }
}
