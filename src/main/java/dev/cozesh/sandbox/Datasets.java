package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Change.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Knowledge bases. */
final class Datasets {
  private final Hidden hidden;
  private final DocumentState state;

  Datasets(Hidden hidden, DocumentState state) {
    this.hidden = hidden;
    this.state = state;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/v1/datasets", this::list),
        new Route("POST", "/v1/datasets", this::create),
        new Route("PUT", "/v1/datasets/{dataset_id}", this::update),
        new Route("DELETE", "/v1/datasets/{dataset_id}", this::delete),
        new Route("POST", "/v1/datasets/{dataset_id}/process", this::progress));
  }

  static ObjectNode existing(Transaction tx, String id) {
    return tx.find(Kind.DATASET, id).orElseThrow(() -> Refused.notFound("dataset " + id));
  }

  private ObjectNode create(Transaction tx, Call call) {
    Fields fields = call.fields();
    String name = fields.text("name", 1, 100);
    String space = fields.id("space_id");
    if (!fields.has("format_type")) {
      throw Refused.parameter("format_type is required");
    }
    int format = fields.number("format_type", 0, 0, 2);
    if (format == 1) {
      throw Refused.parameter("format_type 1: table knowledge cannot be made through the API");
    }
    Workspaces.existing(tx, space);
    String id = tx.newId();
    ObjectNode dataset = Json.object().put("id", id).put("space_id", space).put("name", name);
    dataset.put("description", description(fields)).put("format_type", format);
    dataset.put("create_time", call.seconds()).put("update_time", call.seconds());
    tx.put(Kind.DATASET, id, dataset);
    ObjectNode answer = Json.object();
    answer.putObject("data").put("dataset_id", id);
    return answer;
  }

  /** Overwrites everything: a description that is left out is emptied. */
  private ObjectNode update(Transaction tx, Call call) {
    ObjectNode dataset = existing(tx, call.path().get("dataset_id")).deepCopy();
    dataset.put("name", call.fields().text("name", 1, 100));
    dataset.put("description", description(call.fields()));
    dataset.put("update_time", call.seconds());
    tx.put(Kind.DATASET, dataset.path("id").asText(), dataset);
    return Json.object();
  }

  private ObjectNode delete(Transaction tx, Call call) {
    String id = existing(tx, call.path().get("dataset_id")).path("id").asText();
    Documents.of(tx, id).forEach(d -> tx.remove(Kind.DOCUMENT, d.path("id").asText()));
    tx.remove(Kind.DATASET, id);
    return Json.object();
  }

  private ObjectNode list(Transaction tx, Call call) {
    String space = Workspaces.existing(tx, call.requiredQuery("space_id"));
    Page page = call.page("page_num", 10, 300);
    String part = call.queryText("name").orElse("").toLowerCase(Locale.ROOT);
    List<ObjectNode> found = new ArrayList<>();
    for (ObjectNode dataset : tx.all(Kind.DATASET)) {
      if (dataset.path("space_id").asText().equals(space)
          && dataset.path("name").asText().toLowerCase(Locale.ROOT).contains(part)
          && call.queryText("format_type")
              .map(dataset.path("format_type").asText()::equals)
              .orElse(true)
          && !hidden.hides(dataset.path("id").asText())) {
        found.add(dataset);
      }
    }
    Collections.reverse(found);
    List<ObjectNode> rows = page.of(found).stream().map(dataset -> row(tx, call, dataset)).toList();
    ObjectNode answer = Json.object();
    ObjectNode data = answer.putObject("data").put("total_count", found.size());
    data.set("dataset_list", Page.array(rows));
    return answer;
  }

  private ObjectNode progress(Transaction tx, Call call) {
    String dataset = existing(tx, call.path().get("dataset_id")).path("id").asText();
    ObjectNode answer = Json.object();
    ArrayNode rows = answer.putObject("data").putArray("data");
    for (JsonNode wanted : call.fields().list("document_ids", 1, 300)) {
      String id = Fields.id(wanted, "document_ids");
      ObjectNode document =
          tx.find(Kind.DOCUMENT, id)
              .filter(d -> d.path("dataset_id").asText().equals(dataset))
              .orElseThrow(() -> Refused.notFound("document " + id));
      rows.add(state.progress(document, call.now()));
    }
    return answer;
  }

  private ObjectNode row(Transaction tx, Call call, ObjectNode dataset) {
    String id = dataset.path("id").asText();
    List<ObjectNode> documents = Documents.of(tx, id);
    ObjectNode row = Json.object().put("status", 1).put("can_edit", true).put("hit_count", 0);
    row.put("creator_name", Workspaces.USER_NAME).put("creator_id", Workspaces.USER_ID);
    row.put("icon_url", "").put("icon_uri", "").put("avatar_url", "");
    row.put("bot_used_count", botsUsing(tx, id)).put("doc_count", documents.size());
    long bytes = documents.stream().mapToLong(d -> d.path("size").asLong()).sum();
    row.put("all_file_size", String.valueOf(bytes));
    row.putObject("chunk_strategy");
    row.setAll(dataset);
    row.remove("id");
    state.summarize(row, documents, call.now());
    return row.put("dataset_id", id);
  }

  private static int botsUsing(Transaction tx, String dataset) {
    int count = 0;
    for (ObjectNode bot : tx.all(Kind.BOT)) {
      for (JsonNode id : bot.path("knowledge").path("dataset_ids")) {
        if (id.asText().equals(dataset)) {
          count++;
        }
      }
    }
    return count;
  }

  private static String description(Fields fields) {
    return fields.optionalText("description", 0, 2_000).orElse("");
  }
}
