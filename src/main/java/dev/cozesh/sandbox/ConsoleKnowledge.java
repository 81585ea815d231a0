package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Change.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The console's knowledge bases, which are the public API's. */
final class ConsoleKnowledge {
  static final String AREA = "/api/knowledge/";
  static final long BAD_PARAMETER = 105_000_000;

  private static final long NOT_THERE = 105_000_011;
  private static final int BY_CREATION = 1;
  private static final int OLDEST_FIRST = 2;
  private static final int LONGEST = 100_000;

  private final Hidden hidden;
  private final DocumentState state;

  ConsoleKnowledge(Hidden hidden, DocumentState state) {
    this.hidden = hidden;
    this.state = state;
  }

  List<Route> routes() {
    return List.of(
        new Route("POST", AREA + "list", this::list).ofConsole(),
        new Route("POST", AREA + "create", this::create).ofConsole(),
        new Route("POST", AREA + "update", this::update).ofConsole(),
        new Route("POST", AREA + "delete", this::delete).ofConsole());
  }

  private ObjectNode list(Transaction tx, Call call) {
    Fields sent = call.fields();
    String space = Workspaces.existing(tx, sent.id("space_id"));
    JsonNode filter = call.body().path("filter");
    String part = filter.path("name").asText().toLowerCase(Locale.ROOT);
    int format = filter.path("format_type").asInt();
    List<ObjectNode> found = new ArrayList<>();
    for (ObjectNode one : hidden.visible(tx, Kind.DATASET)) {
      if (one.path("space_id").asText().equals(space)
          && one.path("name").asText().toLowerCase(Locale.ROOT).contains(part)
          && (format == 0 || one.path("format_type").asInt() == format)) {
        found.add(one);
      }
    }
    found.sort(order(sent));
    List<ObjectNode> rows = new ArrayList<>();
    page(sent, 1).of(found).forEach(one -> rows.add(row(tx, call, one)));
    ObjectNode answer = Json.object().put("total", found.size());
    answer.set("dataset_list", Page.array(rows));
    return answer;
  }

  /** Without a size everything is one page. */
  static Page page(Fields sent, int first) {
    int size = sent.number("size", 0, 0, Integer.MAX_VALUE);
    int number = sent.number("page", first, 0, Integer.MAX_VALUE - 1) + 1 - first;
    return size == 0 ? new Page(1, Integer.MAX_VALUE) : new Page(Math.max(1, number), size);
  }

  private static Comparator<ObjectNode> order(Fields sent) {
    String by = sent.number("order_field", 0, 0, 2) == BY_CREATION ? "create_time" : "update_time";
    Comparator<ObjectNode> order = Comparator.comparingLong(one -> one.path(by).asLong());
    return sent.number("order_type", 0, 0, 2) == OLDEST_FIRST ? order : order.reversed();
  }

  private ObjectNode create(Transaction tx, Call call) {
    Fields sent = call.fields();
    String space = Workspaces.existing(tx, sent.id("space_id"));
    String name = sent.optionalText("name", 0, LONGEST).orElse("");
    if (name.isEmpty()) {
      throw new Refused(200, BAD_PARAMETER, "invalid parameter : knowledge name is empty");
    }
    int format = sent.number("format_type", 0, 0, 2);
    String id = tx.newId();
    ObjectNode dataset = Json.object().put("id", id).put("space_id", space).put("name", name);
    dataset.put("description", sent.optionalText("description", 0, LONGEST).orElse(""));
    dataset.put("icon_uri", icon(sent, "default_icon/knowledge_" + format + ".png"));
    dataset.put("format_type", format).put("create_time", call.seconds());
    store(tx, dataset, call);
    return Json.object().put("dataset_id", id);
  }

  /** An empty name is none; a description or an icon that is left out is emptied. */
  private ObjectNode update(Transaction tx, Call call) {
    ObjectNode dataset = named(tx, call);
    Fields sent = call.fields();
    sent.optionalText("name", 0, LONGEST)
        .filter(name -> !name.isEmpty())
        .ifPresent(name -> dataset.put("name", name));
    dataset.put("description", sent.optionalText("description", 0, LONGEST).orElse(""));
    dataset.put("icon_uri", icon(sent, ""));
    store(tx, dataset, call);
    return Json.object();
  }

  private static String icon(Fields sent, String otherwise) {
    return sent.optionalText("icon_uri", 0, 500).filter(uri -> !uri.isEmpty()).orElse(otherwise);
  }

  private ObjectNode delete(Transaction tx, Call call) {
    String id = named(tx, call).path("id").asText();
    Documents.of(tx, id).forEach(one -> tx.remove(Kind.DOCUMENT, one.path("id").asText()));
    tx.remove(Kind.DATASET, id);
    return Json.object();
  }

  private static ObjectNode named(Transaction tx, Call call) {
    return tx.find(Kind.DATASET, call.fields().id("dataset_id"))
        .orElseThrow(() -> new Refused(200, NOT_THERE, "knowledge not exist: knowledge not found"))
        .deepCopy();
  }

  static void store(Transaction tx, ObjectNode dataset, Call call) {
    dataset.put("update_time", call.seconds());
    tx.put(Kind.DATASET, dataset.path("id").asText(), dataset);
  }

  private ObjectNode row(Transaction tx, Call call, ObjectNode dataset) {
    List<ObjectNode> documents = Documents.of(tx, dataset.path("id").asText());
    ObjectNode row = Json.object().put("status", 1).put("can_edit", true);
    row.put("hit_count", 0).put("bot_used_count", 0).put("icon_url", "").put("icon_uri", "");
    row.put("project_id", "0").put("creator_id", Workspaces.USER_ID);
    row.setAll(dataset);
    row.remove("id");
    state.summarize(row, documents, call.now());
    long size = 0;
    for (ObjectNode document : documents) {
      size += ConsoleDocumentView.size(document, state, call.now());
    }
    row.put("all_file_size", String.valueOf(size)).put("doc_count", documents.size());
    row.putNull("failed_file_list");
    return row.put("dataset_id", dataset.path("id").asText());
  }
}
