package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Change.Kind;
import java.util.List;

/** Who else may change a bot, an app or a workflow: one user a call, as an array nevertheless. */
final class Collaborators {
  private final Kind kind;
  private final String path;
  private final String key;

  /**
   * @param path the resource's own path, {@code /v1/bots/{bot_id}}
   */
  Collaborators(Kind kind, String path) {
    this.kind = kind;
    this.path = path;
    this.key = path.substring(path.indexOf('{') + 1, path.length() - 1);
  }

  List<Route> routes() {
    return List.of(
        new Route("POST", path + "/collaborators", this::add),
        new Route("DELETE", path + "/collaborators/{user_id}", this::remove));
  }

  private ObjectNode add(Transaction tx, Call call) {
    Members members = members(tx, call);
    Fields one = call.fields().objects("collaborators", 1, 1).get(0);
    members.add(Members.requireUser(one), "collaborator", call.seconds());
    return Json.object();
  }

  private ObjectNode remove(Transaction tx, Call call) {
    members(tx, call).remove(call.path().get("user_id"));
    return Json.object();
  }

  private Members members(Transaction tx, Call call) {
    String id = call.path().get(key);
    tx.existing(kind, id);
    return Members.of(tx, kind.name(), id);
  }
}
