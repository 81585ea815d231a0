package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Change.Kind;
import java.util.List;

/** Folders of a workspace. No endpoint makes one; the demonstration has some. */
final class Folders {
  private final Hidden hidden;

  Folders(Hidden hidden) {
    this.hidden = hidden;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/v1/folders", this::list),
        new Route("GET", "/v1/folders/{folder_id}", this::retrieve));
  }

  static String make(Transaction tx, String space, String name, String parent) {
    String id = tx.newId();
    ObjectNode folder = Json.object().put("id", id).put("name", name).put("description", "");
    folder.put("folder_type", "development").put("workspace_id", space);
    folder.put("creator_user_id", Workspaces.USER_ID).put("parent_folder_id", parent);
    tx.put(Kind.FOLDER, id, folder);
    return id;
  }

  private ObjectNode list(Transaction tx, Call call) {
    String space = Workspaces.existing(tx, call.requiredQuery("workspace_id"));
    call.requiredQuery("folder_type");
    String type = call.queryChoice("folder_type", Choices.of("FolderType")).orElseThrow();
    String parent = call.queryText("parent_folder_id").filter(id -> !id.equals("0")).orElse("");
    Page page = call.page("page_num", 20, 50);
    List<ObjectNode> rows =
        children(tx, parent).stream()
            .filter(folder -> folder.path("workspace_id").asText().equals(space))
            .filter(folder -> folder.path("folder_type").asText().equals(type))
            .map(folder -> row(tx, folder))
            .toList();
    ObjectNode answer = Json.object();
    ObjectNode data = answer.putObject("data").put("total_count", rows.size());
    data.put("has_more", page.hasMore(rows.size())).set("items", Page.array(page.of(rows)));
    return answer;
  }

  private ObjectNode retrieve(Transaction tx, Call call) {
    ObjectNode answer = Json.object();
    answer.set("data", row(tx, tx.existing(Kind.FOLDER, call.path().get("folder_id"))));
    return answer;
  }

  private List<ObjectNode> children(Transaction tx, String parent) {
    return hidden.visible(tx, Kind.FOLDER).stream()
        .filter(folder -> folder.path("parent_folder_id").asText().equals(parent))
        .toList();
  }

  private ObjectNode row(Transaction tx, ObjectNode folder) {
    ObjectNode row = folder.deepCopy();
    return row.put("children_count", children(tx, folder.path("id").asText()).size());
  }
}
