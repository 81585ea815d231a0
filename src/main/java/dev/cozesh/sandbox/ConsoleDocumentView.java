package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import java.time.Instant;
import java.util.List;

/**
 * What the console tells of documents: nothing measured until they are ready, then the characters
 * of their pieces in place of bytes.
 */
final class ConsoleDocumentView {
  private static final int IMAGE = 2;
  private static final int BY_HAND = 1;

  private final DocumentState state;
  private final Instant now;

  ConsoleDocumentView(DocumentState state, Instant now) {
    this.state = state;
    this.now = now;
  }

  /** A row of the list, and of the answer to a create. */
  ObjectNode row(ObjectNode document) {
    int status = state.status(document, now);
    ObjectNode row = shared(document).put("char_count", 0).put("hit_count", 0);
    row.put("slice_count", status == DocumentState.COMPLETED ? slices(document) : 0);
    row.put("tos_uri", document.path("tos_uri").asText());
    row.put("status_descript", failure(document, status));
    row.set("format_type", document.path("format_type"));
    row.set("chunk_strategy", document.path("chunk_strategy"));
    return row;
  }

  /** A row of the list of pictures. */
  ObjectNode photo(ObjectNode document) {
    ObjectNode row = shared(document).put("url", "").put("creator_id", Workspaces.USER_ID);
    return row.put("caption", caption(document, state.status(document, now)));
  }

  /** How far its processing is; why it failed is in the list alone. */
  ObjectNode progress(ObjectNode document) {
    ObjectNode row = state.progress(document, now);
    row.remove(List.of("update_type", "update_interval"));
    if (row.path("status").asInt() == DocumentState.FAILED) {
      row.put("status_descript", "失败");
    }
    return row.put("size", size(document, state, now));
  }

  /** Characters of its pieces, once there are any. */
  static long size(ObjectNode document, DocumentState state, Instant now) {
    int status = state.status(document, now);
    if (document.path("format_type").asInt() == IMAGE) {
      return caption(document, status).length();
    }
    return status == DocumentState.COMPLETED ? document.path("char_count").asLong() : 0;
  }

  private ObjectNode shared(ObjectNode document) {
    int status = state.status(document, now);
    ObjectNode row = Json.object().put("document_id", document.path("id").asText());
    row.put("source_type", 0).put("status", status).put("size", size(document, state, now));
    row.set("name", document.path("name"));
    row.set("type", document.path("type"));
    row.set("create_time", document.path("create_time"));
    return row.put("update_time", changed(document, status));
  }

  /** Becoming ready is a change. */
  private static long changed(ObjectNode document, int status) {
    long ready = document.path("ready_ms").asLong() / 1000;
    long changed = document.path("update_time").asLong();
    return status == DocumentState.PROCESSING ? changed : Math.max(changed, ready);
  }

  private static int slices(ObjectNode document) {
    return document.path("format_type").asInt() == IMAGE ? 1 : document.path("slices").asInt();
  }

  private static String failure(ObjectNode document, int status) {
    return status == DocumentState.FAILED
        ? "document type not support, type=" + document.path("type").asText()
        : "";
  }

  /** What was given; else, unless captions are given by hand, what a model makes up. */
  private static String caption(ObjectNode document, int status) {
    boolean byHand = document.path("chunk_strategy").path("caption_type").asInt() == BY_HAND;
    if (document.has("caption") || byHand || status != DocumentState.COMPLETED) {
      return document.path("caption").asText();
    }
    return "A picture named " + document.path("name").asText();
  }
}
