package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How far the processing of a document is; follows from the clock, nothing runs for it. */
final class DocumentState {
  static final int PROCESSING = 0;
  static final int COMPLETED = 1;
  static final int FAILED = 9;

  private final Duration processing;

  DocumentState(Duration processing) {
    this.processing = processing;
  }

  /** Notes in a new document when its processing ends. */
  void start(ObjectNode document, Instant now) {
    document.put("started_ms", now.toEpochMilli());
    document.put("ready_ms", now.plus(processing).toEpochMilli());
  }

  int status(ObjectNode document, Instant now) {
    if (now.toEpochMilli() < document.path("ready_ms").asLong()) {
      return PROCESSING;
    }
    return document.path("broken").asBoolean() ? FAILED : COMPLETED;
  }

  /** A row of {@code POST /v1/datasets/{id}/process}. */
  ObjectNode progress(ObjectNode document, Instant now) {
    int status = status(document, now);
    ObjectNode row = Json.object().put("url", "").put("update_type", 0).put("update_interval", 0);
    row.put("status_descript", describe(status)).put("progress", percent(document, now));
    row.put("remaining_time", remainingSeconds(document, now)).put("status", status);
    row.put("type", document.path("type").asText()).put("size", document.path("size").asLong());
    row.put("document_name", document.path("name").asText());
    return row.put("document_id", document.path("id").asText());
  }

  /** Fills in what a dataset tells about its documents. */
  void summarize(ObjectNode dataset, List<ObjectNode> documents, Instant now) {
    ArrayNode all = dataset.putArray("file_list");
    ArrayNode failed = dataset.putArray("failed_file_list");
    ArrayNode busy = dataset.putArray("processing_file_list");
    ArrayNode busyIds = dataset.putArray("processing_file_id_list");
    int slices = 0;
    for (ObjectNode document : documents) {
      String name = document.path("name").asText();
      all.add(name);
      switch (status(document, now)) {
        case PROCESSING -> {
          busy.add(name);
          busyIds.add(document.path("id").asText());
        }
        case FAILED -> failed.add(name);
        default -> slices += document.path("slices").asInt();
      }
    }
    dataset.put("slice_count", slices);
  }

  private static int percent(ObjectNode document, Instant now) {
    long start = document.path("started_ms").asLong();
    long whole = document.path("ready_ms").asLong() - start;
    long done = now.toEpochMilli() - start;
    return done >= whole ? 100 : (int) Math.max(0, 100 * done / whole);
  }

  private static long remainingSeconds(ObjectNode document, Instant now) {
    long millis = document.path("ready_ms").asLong() - now.toEpochMilli();
    return Math.max(0, (millis + 999) / 1000);
  }

  private static String describe(int status) {
    return switch (status) {
      case PROCESSING -> "Processing";
      case FAILED -> "Failed: the content cannot be read";
      default -> "Completed";
    };
  }
}
