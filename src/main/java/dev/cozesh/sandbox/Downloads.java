package dev.cozesh.sandbox;

import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Change.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The files that answers point to. Like Coze's signed addresses, they need no token. */
final class Downloads {
  private static final String BILL_HEADER =
      "event_id,account_id,entity_type,entity_id,benefit_type,usage,occurred_at\n";

  private final Voices voices;

  Downloads(Voices voices) {
    this.voices = voices;
  }

  boolean isMeant(String path) {
    return path.startsWith("/_files/");
  }

  Reply find(Transaction tx, String path) {
    if (path.startsWith(DatabaseTasks.FILE_PREFIX)) {
      String id = id(path, DatabaseTasks.FILE_PREFIX, ".json");
      return file("application/json", Json.line(tx.existing(Kind.DATABASE_TASK, id).path("items")));
    }
    if (path.startsWith(BillTasks.FILE_PREFIX)) {
      tx.existing(Kind.BILL_TASK, id(path, BillTasks.FILE_PREFIX, ".csv"));
      return file("text/csv; charset=utf-8", BILL_HEADER);
    }
    if (path.startsWith(Speech.FILE_PREFIX)) {
      String id = id(path, Speech.FILE_PREFIX, ".mp3");
      return Speech.preview(voices.existing(tx, id).path("preview_text").asText());
    }
    throw Refused.notFound(path);
  }

  private static Reply file(String type, String content) {
    return new Reply.Bytes(type, content.getBytes(StandardCharsets.UTF_8), Map.of());
  }

  private static String id(String path, String prefix, String ending) {
    return path.substring(
        prefix.length(), Math.max(prefix.length(), path.length() - ending.length()));
  }
}
