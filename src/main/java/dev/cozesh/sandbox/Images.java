package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Change.Kind;
import java.util.List;
import java.util.Locale;

/** The pictures of image knowledge bases, which are documents with a caption. */
final class Images {
  private static final String PATH = "/v1/datasets/{dataset_id}/images";
  private static final int IMAGE = 2;
  private static final int MOST_IN_A_PAGE = 299;

  private final Hidden hidden;
  private final DocumentState state;

  Images(Hidden hidden, DocumentState state) {
    this.hidden = hidden;
    this.state = state;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", PATH, this::list),
        new Route("PUT", PATH + "/{document_id}", this::caption));
  }

  private ObjectNode list(Transaction tx, Call call) {
    String dataset = Datasets.existing(tx, call.path().get("dataset_id")).path("id").asText();
    Page page = call.page("page_num", 10, MOST_IN_A_PAGE);
    List<ObjectNode> rows =
        Documents.of(tx, dataset).stream()
            .filter(document -> document.path("format_type").asInt() == IMAGE)
            .filter(document -> !hidden.hides(document.path("id").asText()))
            .map(document -> row(document, call))
            .filter(row -> isWanted(row.path("caption").asText(), call))
            .toList();
    ObjectNode answer = Json.object();
    ObjectNode data = answer.putObject("data").put("total_count", rows.size());
    data.set("photo_infos", Page.array(page.of(rows)));
    return answer;
  }

  private ObjectNode caption(Transaction tx, Call call) {
    String dataset = Datasets.existing(tx, call.path().get("dataset_id")).path("id").asText();
    ObjectNode document = tx.existing(Kind.DOCUMENT, call.path().get("document_id")).deepCopy();
    if (!document.path("dataset_id").asText().equals(dataset)) {
      throw Refused.notFound("document " + document.path("id").asText());
    }
    document.put("caption", call.fields().text("caption", 0, 2_000));
    document.put("update_time", call.seconds());
    tx.put(Kind.DOCUMENT, document.path("id").asText(), document);
    return Json.object();
  }

  private static boolean isWanted(String caption, Call call) {
    String keyword = call.queryText("keyword").orElse("").toLowerCase(Locale.ROOT);
    return caption.toLowerCase(Locale.ROOT).contains(keyword)
        && call.queryFlag("has_caption").map(wanted -> wanted != caption.isEmpty()).orElse(true);
  }

  private ObjectNode row(ObjectNode document, Call call) {
    int status = state.status(document, call.now());
    ObjectNode row = Json.object().put("document_id", document.path("id").asText());
    row.put("url", "").put("status", status).put("creator_id", Workspaces.USER_ID);
    row.put("caption", caption(document, status));
    for (String member :
        List.of("name", "type", "size", "source_type", "create_time", "update_time")) {
      row.set(member, document.path(member));
    }
    return row;
  }

  /** What was given; else, unless captions are given by hand, what the platform makes up. */
  private static String caption(ObjectNode document, int status) {
    boolean byHand = document.path("chunk_strategy").path("caption_type").asInt() == 1;
    if (document.has("caption") || byHand || status != DocumentState.COMPLETED) {
      return document.path("caption").asText();
    }
    return "A picture named " + document.path("name").asText();
  }
}
