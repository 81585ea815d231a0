package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Change.Kind;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * The rows of databases. A channel sees its own rows, unless the database shares them; the default
 * channel is the API's.
 */
final class Records {
  private static final String PATH = "/v1/databases/{database_id}/records";
  private static final int MOST_ROWS = 1_000;
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final DatabaseTasks tasks;

  Records(DatabaseTasks tasks) {
    this.tasks = tasks;
  }

  List<Route> routes() {
    return List.of(
        new Route("POST", PATH, this::insert),
        new Route("PUT", PATH, this::update),
        new Route("DELETE", PATH, this::delete),
        new Route("POST", PATH + "/query", this::query));
  }

  private ObjectNode insert(Transaction tx, Call call) {
    ObjectNode database = database(tx, call);
    Columns columns = Columns.of(database);
    Fields fields = call.fields();
    fields.objects("insert_rows", 1, MOST_ROWS);
    String channel = channel(fields);
    String user = fields.has("connector_uid") ? fields.id("connector_uid") : Workspaces.USER_ID;
    int rows = 0;
    for (JsonNode sent : call.body().path("insert_rows")) {
      ObjectNode values = columns.row(sent, "insert_rows");
      String id = tx.newId();
      values.put(Columns.ID, id).put(Columns.PLATFORM, channel).put(Columns.USER, user);
      values.put(Columns.CREATED, SECOND.format(call.now()));
      ObjectNode row = Json.object().put("id", id);
      row.put("database_id", database.path("id").asText()).set("values", values);
      tx.put(Kind.DATABASE_ROW, id, row);
      rows++;
    }
    return answer(tx, call, "insert", Json.object().put("affected_rows", rows));
  }

  private ObjectNode update(Transaction tx, Call call) {
    ObjectNode database = database(tx, call);
    Columns columns = Columns.of(database);
    Predicate<ObjectNode> filter = RowFilter.required(columns, call.fields());
    List<Fields> sent = call.fields().objects("update_fields", 1, 100);
    int rows = 0;
    for (ObjectNode row : rows(tx, database, channel(call.fields()))) {
      if (filter.test(values(row))) {
        ObjectNode changed = row.deepCopy();
        sent.forEach(field -> set(columns, values(changed), field));
        tx.put(Kind.DATABASE_ROW, row.path("id").asText(), changed);
        rows++;
      }
    }
    // Checked also when no row is meant.
    sent.forEach(field -> set(columns, Json.object(), field));
    return answer(tx, call, "update", Json.object().put("affected_rows", rows));
  }

  private static void set(Columns columns, ObjectNode values, Fields field) {
    String column = field.text("field_name", 1, 64);
    String value = field.text("value", 0, 1 << 20);
    columns.set(values, column, values.textNode(value), "update_fields");
  }

  private ObjectNode delete(Transaction tx, Call call) {
    ObjectNode database = database(tx, call);
    Predicate<ObjectNode> filter = RowFilter.required(Columns.of(database), call.fields());
    int rows = 0;
    for (ObjectNode row : rows(tx, database, channel(call.fields()))) {
      if (filter.test(values(row))) {
        tx.remove(Kind.DATABASE_ROW, row.path("id").asText());
        rows++;
      }
    }
    return answer(tx, call, "delete", Json.object().put("affected_rows", rows));
  }

  private ObjectNode query(Transaction tx, Call call) {
    ObjectNode database = database(tx, call);
    Columns columns = Columns.of(database);
    Fields fields = call.fields();
    RowQuery query = RowQuery.read(columns, fields);
    Page page =
        new Page(
            fields.number("page_num", 1, 1, Integer.MAX_VALUE),
            fields.number("page_size", 20, 1, MOST_ROWS));
    List<ObjectNode> found =
        rows(tx, database, channel(fields)).stream()
            .map(Records::values)
            .filter(RowFilter.optional(columns, fields))
            .toList();
    List<ObjectNode> rows = query.of(found);
    ObjectNode result = Json.object().put("total_count", rows.size());
    result.put("has_more", page.hasMore(rows.size()));
    result.set("items", Page.array(page.of(rows)));
    return answer(tx, call, "select", result);
  }

  private ObjectNode answer(Transaction tx, Call call, String type, ObjectNode result) {
    boolean later = call.fields().flag("is_async");
    ObjectNode answer = Json.object();
    answer.set("data", later ? tasks.start(tx, call, type, result) : result);
    return answer;
  }

  private static ObjectNode database(Transaction tx, Call call) {
    return tx.existing(Kind.DATABASE, call.path().get("database_id"));
  }

  private static String channel(Fields fields) {
    return fields.has("connector_id") ? fields.id("connector_id") : BotVersions.API_CHANNEL;
  }

  private static List<ObjectNode> rows(Transaction tx, ObjectNode database, String channel) {
    boolean shared = database.path("read_mode").asText().equals("shared_all_connectors");
    List<ObjectNode> rows = new ArrayList<>();
    for (ObjectNode row : tx.all(Kind.DATABASE_ROW)) {
      boolean seen = shared || values(row).path(Columns.PLATFORM).asText().equals(channel);
      if (seen && row.path("database_id").equals(database.path("id"))) {
        rows.add(row);
      }
    }
    return rows;
  }

  private static ObjectNode values(ObjectNode row) {
    return (ObjectNode) row.get("values");
  }
}
