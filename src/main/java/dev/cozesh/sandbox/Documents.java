package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Change.Kind;
import java.util.ArrayList;
import java.util.List;

/** Documents of knowledge bases; the old path family, whose answers have no {@code data}. */
final class Documents {
  private static final int MOST_IN_A_REQUEST = 10;
  private static final int MOST_IN_A_DATASET = 300;

  private final Hidden hidden;
  private final DocumentState state;

  Documents(Hidden hidden, DocumentState state) {
    this.hidden = hidden;
    this.state = state;
  }

  List<Route> routes() {
    String family = "/open_api/knowledge/document/";
    return List.of(
        new Route("POST", family + "create", this::create),
        new Route("POST", family + "list", this::list),
        new Route("POST", family + "update", this::update),
        new Route("POST", family + "delete", this::delete));
  }

  /** Oldest first. */
  static List<ObjectNode> of(Transaction tx, String dataset) {
    List<ObjectNode> documents = new ArrayList<>();
    for (ObjectNode document : tx.all(Kind.DOCUMENT)) {
      if (document.path("dataset_id").asText().equals(dataset)) {
        documents.add(document);
      }
    }
    return documents;
  }

  private ObjectNode create(Transaction tx, Call call) {
    ObjectNode dataset = Datasets.existing(tx, call.fields().id("dataset_id"));
    JsonNode bases = call.fields().list("document_bases", 1, MOST_IN_A_REQUEST);
    List<ObjectNode> present = of(tx, dataset.path("id").asText());
    ObjectNode chunks = DocumentIntake.chunkStrategy(call.fields(), present);
    if (present.size() + bases.size() > MOST_IN_A_DATASET) {
      throw new Refused(
          200, 4306, "The number of documents in the knowledge base exceeds " + MOST_IN_A_DATASET);
    }
    checkFormat(call, dataset);
    ObjectNode answer = Json.object();
    ArrayNode infos = answer.putArray("document_infos");
    for (JsonNode base : bases) {
      ObjectNode document = new DocumentIntake(tx, new Fields(base)).read();
      document.put("dataset_id", dataset.path("id").asText());
      document.put("format_type", dataset.path("format_type").asInt());
      document.put("create_time", call.seconds()).put("update_time", call.seconds());
      document.set("chunk_strategy", chunks);
      state.start(document, call.now());
      tx.put(Kind.DOCUMENT, document.path("id").asText(), document);
      infos.add(row(document, call));
    }
    return answer;
  }

  private ObjectNode list(Transaction tx, Call call) {
    Fields fields = call.fields();
    ObjectNode dataset = Datasets.existing(tx, fields.id("dataset_id"));
    Page page =
        new Page(
            fields.number("page", 1, 1, Integer.MAX_VALUE),
            fields.number("size", 10, 1, Integer.MAX_VALUE));
    List<ObjectNode> documents = of(tx, dataset.path("id").asText());
    documents.removeIf(document -> hidden.hides(document.path("id").asText()));
    ObjectNode answer = Json.object().put("total", documents.size());
    ArrayNode infos = answer.putArray("document_infos");
    page.of(documents).forEach(document -> infos.add(row(document, call)));
    return answer;
  }

  private ObjectNode update(Transaction tx, Call call) {
    ObjectNode document = existing(tx, call.fields().id("document_id")).deepCopy();
    call.fields()
        .optionalText("document_name", 1, 100)
        .ifPresent(name -> document.put("name", name));
    document.put("update_time", call.seconds());
    tx.put(Kind.DOCUMENT, document.path("id").asText(), document);
    ObjectNode answer = Json.object();
    answer.set("document_info", row(document, call));
    return answer;
  }

  private ObjectNode delete(Transaction tx, Call call) {
    for (JsonNode wanted : call.fields().list("document_ids", 1, 100)) {
      ObjectNode document = existing(tx, Fields.id(wanted, "document_ids"));
      tx.remove(Kind.DOCUMENT, document.path("id").asText());
    }
    return Json.object();
  }

  private static ObjectNode existing(Transaction tx, String id) {
    return tx.find(Kind.DOCUMENT, id).orElseThrow(() -> Refused.notFound("document " + id));
  }

  private static void checkFormat(Call call, ObjectNode dataset) {
    int format = dataset.path("format_type").asInt();
    if (call.fields().number("format_type", format, 0, 2) != format) {
      throw Refused.parameter("format_type is not the one of the dataset, which is " + format);
    }
  }

  private ObjectNode row(ObjectNode document, Call call) {
    int status = state.status(document, call.now());
    ObjectNode row = Json.object().put("update_type", 0).put("update_interval", 0);
    row.put("tos_uri", "").put("hit_count", 0).put("status", status);
    row.put("slice_count", status == DocumentState.COMPLETED ? document.path("slices").asInt() : 0);
    for (String member :
        List.of(
            "update_time",
            "create_time",
            "chunk_strategy",
            "char_count",
            "size",
            "source_type",
            "format_type",
            "type",
            "name")) {
      row.set(member, document.path(member));
    }
    String id = document.path("id").asText();
    return call.idsAsText()
        ? row.put("document_id", id)
        : row.put("document_id", Long.parseLong(id));
  }
}
