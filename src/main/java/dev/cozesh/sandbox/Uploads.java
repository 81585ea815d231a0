package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Change.Kind;
import java.util.List;

/** Uploaded files; only what they measure is kept, as Coze offers no download. */
final class Uploads {
  static final String ROUTE = "/v1/files/upload";

  private static final long MOST_BYTES = 512L << 20;

  List<Route> routes() {
    return List.of(
        new Route("POST", ROUTE, this::upload),
        new Route("GET", "/v1/files/retrieve", this::retrieve));
  }

  private ObjectNode upload(Transaction tx, Call call) {
    UploadedFile file = call.upload(MOST_BYTES);
    String id = tx.newId();
    ObjectNode stored = Json.object().put("id", id).put("bytes", file.bytes());
    stored.put("file_name", file.name()).put("created_at", call.seconds());
    stored.put("characters", file.characters()).put("text", file.text());
    tx.put(Kind.FILE, id, stored);
    return facts(stored);
  }

  private ObjectNode retrieve(Transaction tx, Call call) {
    String id = call.requiredQuery("file_id");
    return facts(tx.find(Kind.FILE, id).orElseThrow(() -> Refused.notFound("file " + id)));
  }

  private static ObjectNode facts(ObjectNode stored) {
    ObjectNode answer = Json.object();
    answer.set("data", stored.deepCopy().without(List.of("characters", "text")));
    return answer;
  }
}
