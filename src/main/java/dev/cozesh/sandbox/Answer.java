package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * What goes back to the client.
 *
 * @param headers besides the content type and the log id
 */
record Answer(int status, long code, String contentType, Map<String, String> headers, byte[] body) {
  private static final String JSON = "application/json; charset=utf-8";
  private static final String EVENTS = "text/event-stream";

  static Answer of(Reply reply, String logId) {
    if (reply instanceof Reply.Enveloped enveloped) {
      return success(enveloped.content(), logId).with(enveloped.headers());
    }
    if (reply instanceof Reply.Failed failed) {
      return enveloped(failed.content(), failed.code(), failed.message(), logId);
    }
    if (reply instanceof Reply.Raw raw) {
      return json(raw.status(), raw.body().path("code").asLong(), raw.body()).with(raw.headers());
    }
    if (reply instanceof Reply.Bytes bytes) {
      return new Answer(200, 0, bytes.contentType(), bytes.headers(), bytes.content());
    }
    return new Answer(200, 0, EVENTS, reply.headers(), new byte[0]);
  }

  /** Coze's envelope: the members of {@code content} beside code, message and log id. */
  static Answer success(ObjectNode content, String logId) {
    return enveloped(content, 0, "", logId);
  }

  static Answer refusal(int status, long code, String message, String logId) {
    return json(status, code, envelope(code, message, logId));
  }

  static Answer json(int status, long code, JsonNode body) {
    byte[] bytes = Json.line(body).getBytes(StandardCharsets.UTF_8);
    return new Answer(status, code, JSON, Map.of(), bytes);
  }

  /** The answer as it is after its last bytes got lost, headers in keeping with what is left. */
  Answer cut() {
    byte[] half = Arrays.copyOf(body, Math.max(1, body.length / 2));
    return new Answer(200, code, contentType, headers, half);
  }

  private static Answer enveloped(ObjectNode content, long code, String message, String logId) {
    ObjectNode ordered = Json.object();
    ordered.setAll(content);
    ordered.setAll(envelope(code, message, logId));
    return json(200, code, ordered);
  }

  /** The same as the open-source console gives it: the log id stands in its own header only. */
  Answer ofConsole(String logId) {
    Map<String, String> named = new TreeMap<>(headers);
    named.put("X-Log-ID", logId);
    String text = new String(body, StandardCharsets.UTF_8);
    if (!(Fields.parsed(text, "answer") instanceof ObjectNode object)) {
      return with(named);
    }
    object.remove("detail");
    return json(status, code, object).with(named);
  }

  /** The same with other headers. */
  Answer with(Map<String, String> others) {
    return new Answer(status, code, contentType, others, body);
  }

  private static ObjectNode envelope(long code, String message, String logId) {
    ObjectNode body = Json.object();
    body.put("code", code).put("msg", message);
    body.putObject("detail").put("logid", logId);
    return body;
  }
}
