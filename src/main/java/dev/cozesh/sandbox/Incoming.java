package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A request whose body was read.
 *
 * @param text the body; of a form the parts that are no files, as JSON; empty when too large
 * @param tooLarge whether the body was over Coze's limit
 */
record Incoming(Wire wire, String text, boolean tooLarge, List<UploadedFile> uploads) {
  private static final String FORM = "multipart/form-data";
  private static final int MOST_BYTES = 15 << 20;
  private static final int MOST_BYTES_OF_A_RUN = 20 << 20;

  static Incoming read(Wire wire) throws IOException {
    String type = wire.header("Content-Type");
    if (wire.path().equals(Uploads.ROUTE) || type.startsWith(FORM)) {
      Multipart.Form form = Multipart.read(wire.body(), type);
      String values = form.values().isEmpty() ? "" : Json.line(form.values());
      return new Incoming(wire, values, false, form.files());
    }
    int limit = WorkflowRuns.isRun(wire.path()) ? MOST_BYTES_OF_A_RUN : MOST_BYTES;
    byte[] bytes = wire.body().readNBytes(limit + 1);
    return bytes.length > limit
        ? new Incoming(wire, "", true, List.of())
        : new Incoming(wire, new String(bytes, StandardCharsets.UTF_8), false, List.of());
  }

  /** The body as an object, an empty one when nothing was sent. */
  ObjectNode json() {
    if (text.isBlank()) {
      return Json.object();
    }
    try {
      if (Json.parse(text, "request body") instanceof ObjectNode object) {
        return object;
      }
      throw Refused.parameter("the body must be a JSON object");
    } catch (CozeDataException e) {
      throw Refused.parameter("the body is not valid JSON");
    }
  }

  /** The page of a list that is asked for, in the query or in the body; 1 when it is not said. */
  int page() {
    for (String key : List.of("page_num", "page_index")) {
      String value = wire.query().getOrDefault(key, "");
      if (value.matches("\\d{1,9}")) {
        return Integer.parseInt(value);
      }
    }
    try {
      return json().path("page").asInt(1);
    } catch (Refused e) {
      // The handler refuses this body with the same words.
      return 1;
    }
  }
}
