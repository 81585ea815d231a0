package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Change.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The console's documents: files that were uploaded before, named by where they are kept. */
final class ConsoleDocuments {
  private static final String AREA = ConsoleKnowledge.AREA + "document/";
  private static final String PHOTOS = ConsoleKnowledge.AREA + "photo/";
  private static final Set<String> TEXTS = Set.of("txt", "md", "pdf", "docx");
  private static final Set<String> PICTURES = Set.of("jpg", "jpeg", "png");
  private static final int IMAGE = 2;
  private static final int MOST = 1_000;

  private final Hidden hidden;
  private final DocumentState state;

  ConsoleDocuments(Hidden hidden, DocumentState state) {
    this.hidden = hidden;
    this.state = state;
  }

  List<Route> routes() {
    return List.of(
        new Route("POST", AREA + "create", this::create).ofConsole(),
        new Route("POST", AREA + "list", this::list).ofConsole(),
        new Route("POST", AREA + "progress/get", this::progress).ofConsole(),
        new Route("POST", AREA + "delete", this::delete).ofConsole(),
        new Route("POST", PHOTOS + "list", this::photos).ofConsole(),
        new Route("POST", PHOTOS + "caption", this::caption).ofConsole());
  }

  private ObjectNode create(Transaction tx, Call call) {
    Fields sent = call.fields();
    ObjectNode dataset =
        tx.find(Kind.DATASET, sent.id("dataset_id"))
            .orElseThrow(() -> broken("knowledge not found"))
            .deepCopy();
    int format = sent.number("format_type", 0, 0, 2);
    Fields chunks = sent.within("chunk_strategy").orElseThrow(() -> broken("chunk_strategy"));
    if (format == IMAGE && !chunks.has("caption_type")) {
      throw broken("caption_type");
    }
    ConsoleDocumentView view = new ConsoleDocumentView(state, call.now());
    ObjectNode answer = Json.object();
    ArrayNode infos = answer.putArray("document_infos");
    for (Fields base : sent.objects("document_bases", 1, MOST)) {
      ObjectNode document = document(tx, base, format);
      document.put("dataset_id", dataset.path("id").asText());
      document.put("create_time", call.seconds()).put("update_time", call.seconds());
      document.set("chunk_strategy", sent.object("chunk_strategy").orElseThrow());
      state.start(document, call.now());
      tx.put(Kind.DOCUMENT, document.path("id").asText(), document);
      infos.add(view.row(document));
    }
    ConsoleKnowledge.store(tx, dataset, call);
    return answer;
  }

  /** The server trips over it and says nothing else. */
  private static Refused broken(String cause) {
    return new Refused(500, 500, "internal server error: " + cause);
  }

  /** A file that is not there, or of another kind, is found out while it is processed. */
  private static ObjectNode document(Transaction tx, Fields base, int format) {
    Fields source = base.within("source_info").orElseThrow(() -> broken("source_info"));
    String uri = source.text("tos_uri", 1, 500);
    String type = uri.substring(uri.lastIndexOf('.') + 1);
    Optional<ObjectNode> file = ConsoleUploads.at(tx, uri);
    boolean taken = (format == IMAGE ? PICTURES : TEXTS).contains(type);
    ObjectNode document = Json.object().put("id", tx.newId()).put("format_type", format);
    document.put("name", base.text("name", 0, 1_000)).put("type", type).put("tos_uri", uri);
    document.put("source_type", 0).put("broken", file.isEmpty() || !taken);
    for (String member : List.of("size", "char_count", "slices")) {
      document.put(member, file.map(one -> one.path(member).asLong()).orElse(0L));
    }
    file.map(one -> one.path("content").asText())
        .filter(text -> !text.isEmpty())
        .ifPresent(text -> document.put("text", text));
    return document;
  }

  private ObjectNode list(Transaction tx, Call call) {
    Fields sent = call.fields();
    List<ObjectNode> all = visible(tx, sent.id("dataset_id"));
    ConsoleDocumentView view = new ConsoleDocumentView(state, call.now());
    List<ObjectNode> rows = new ArrayList<>();
    ConsoleKnowledge.page(sent, 0).of(all).forEach(one -> rows.add(view.row(one)));
    ObjectNode answer = Json.object().put("total", all.size());
    answer.set("document_infos", Page.array(rows));
    return answer;
  }

  private ObjectNode photos(Transaction tx, Call call) {
    Fields sent = call.fields();
    List<ObjectNode> all = visible(tx, sent.id("dataset_id"));
    all.removeIf(one -> one.path("format_type").asInt() != IMAGE);
    ConsoleDocumentView view = new ConsoleDocumentView(state, call.now());
    List<ObjectNode> rows = new ArrayList<>();
    all.forEach(one -> rows.add(view.photo(one)));
    rows.sort(
        Comparator.<ObjectNode>comparingLong(one -> one.path("update_time").asLong()).reversed());
    ObjectNode answer = Json.object().put("total", rows.size());
    List<ObjectNode> part = ConsoleKnowledge.page(sent, 1).of(rows);
    if (part.isEmpty()) {
      answer.putNull("photo_infos");
    } else {
      answer.set("photo_infos", Page.array(part));
    }
    return answer;
  }

  private List<ObjectNode> visible(Transaction tx, String dataset) {
    List<ObjectNode> all = new ArrayList<>(Documents.of(tx, dataset));
    all.removeIf(one -> hidden.hides(one.path("id").asText()));
    return all;
  }

  private ObjectNode progress(Transaction tx, Call call) {
    ConsoleDocumentView view = new ConsoleDocumentView(state, call.now());
    ObjectNode answer = Json.object();
    ArrayNode rows = answer.putArray("data");
    named(tx, call).forEach(one -> rows.add(view.progress(one)));
    return answer;
  }

  private ObjectNode delete(Transaction tx, Call call) {
    named(tx, call).forEach(one -> tx.remove(Kind.DOCUMENT, one.path("id").asText()));
    return Json.object();
  }

  /** Those that there are; the others are passed over. */
  private static List<ObjectNode> named(Transaction tx, Call call) {
    List<ObjectNode> documents = new ArrayList<>();
    for (JsonNode id : call.fields().list("document_ids", 1, MOST)) {
      tx.find(Kind.DOCUMENT, Fields.id(id, "document_ids")).ifPresent(documents::add);
    }
    return documents;
  }

  private ObjectNode caption(Transaction tx, Call call) {
    String id = call.fields().id("document_id");
    String caption = call.fields().text("caption", 0, 100_000);
    tx.find(Kind.DOCUMENT, id)
        .map(ObjectNode::deepCopy)
        .ifPresent(
            document -> {
              document.put("caption", caption).put("update_time", call.seconds());
              tx.put(Kind.DOCUMENT, id, document);
            });
    return Json.object();
  }
}
