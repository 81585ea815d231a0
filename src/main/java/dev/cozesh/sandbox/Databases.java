package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Change.Kind;
import java.util.Collections;
import java.util.List;

/** Databases: one table each. */
final class Databases {
  private static final String LIST = "/v1/databases";
  private static final Choices READ_MODES =
      Choices.among("independent_connector", "shared_coze_connectors", "shared_all_connectors");

  private final Hidden hidden;

  Databases(Hidden hidden) {
    this.hidden = hidden;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", LIST, this::list),
        new Route("POST", LIST, this::create),
        new Route("DELETE", LIST + "/{database_id}", this::delete));
  }

  private ObjectNode create(Transaction tx, Call call) {
    Fields fields = call.fields();
    String space = fields.id("workspace_id");
    ObjectNode database = Json.object().put("table_name", fields.text("table_name", 1, 64));
    database.put("table_desc", fields.optionalText("table_desc", 0, 2_000).orElse(""));
    database.put("rw_mode", fields.choice("rw_mode", Choices.of("DatabaseRwMode")));
    database.put(
        "read_mode",
        fields.optionalChoice("connector_read_mode", READ_MODES).orElse("independent_connector"));
    database.set("fields", Columns.read(fields));
    database.set("indexs", indexes(fields, Columns.of(database)));
    Workspaces.existing(tx, space);
    if (fields.has("app_id")) {
      database.put("app_id", tx.existing(Kind.APP, fields.id("app_id")).path("id").asText());
    }
    if (fields.has("icon_file_id")) {
      tx.existing(Kind.FILE, fields.id("icon_file_id"));
    }
    String id = tx.newId();
    database.put("id", id).put("workspace_id", space);
    database.put("create_time", String.valueOf(call.seconds()));
    database.put("update_time", String.valueOf(call.seconds()));
    tx.put(Kind.DATABASE, id, database);
    ObjectNode answer = Json.object();
    answer.putObject("data").put("database_id", id);
    return answer;
  }

  private static ArrayNode indexes(Fields fields, Columns columns) {
    ArrayNode indexes = Json.object().putArray("indexs");
    if (fields.has("indexs")) {
      for (Fields index : fields.objects("indexs", 0, 20)) {
        String column = index.texts("field_names", 1, 1).get(0);
        columns.requireKnown(column, "indexs.field_names");
        ObjectNode kept = indexes.addObject();
        kept.put("index_name", index.optionalText("index_name", 1, 64).orElse("idx_" + column));
        kept.put("comment", index.optionalText("comment", 0, 2_000).orElse(""));
        kept.putArray("field_names").add(column);
      }
    }
    return indexes;
  }

  private ObjectNode list(Transaction tx, Call call) {
    String space = Workspaces.existing(tx, call.requiredQuery("workspace_id"));
    Page page = call.page("page_num", 20, 1_000);
    List<ObjectNode> rows = hidden.visible(tx, Kind.DATABASE);
    rows.removeIf(database -> !database.path("workspace_id").asText().equals(space));
    Collections.reverse(rows);
    ObjectNode answer = Json.object();
    ObjectNode data = answer.putObject("data").put("total_count", rows.size());
    data.put("has_more", page.hasMore(rows.size()));
    data.set("items", Page.array(page.of(rows).stream().map(Databases::row).toList()));
    return answer;
  }

  private ObjectNode delete(Transaction tx, Call call) {
    String id = tx.existing(Kind.DATABASE, call.path().get("database_id")).path("id").asText();
    for (ObjectNode row : tx.all(Kind.DATABASE_ROW)) {
      if (row.path("database_id").asText().equals(id)) {
        tx.remove(Kind.DATABASE_ROW, row.path("id").asText());
      }
    }
    tx.remove(Kind.DATABASE, id);
    return Json.object();
  }

  private static ObjectNode row(ObjectNode database) {
    ObjectNode row = Json.object().put("app_id", "").put("creator_id", Workspaces.USER_ID);
    row.setAll(database);
    row.remove("read_mode");
    return row.put("icon_url", "").put("database_type", "coze_database");
  }
}
