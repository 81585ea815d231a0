package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import java.time.Instant;

/**
 * One request as the sandbox saw it. Holds no token: headers are left out, and what looks like a
 * token in the query or the body is masked.
 *
 * <p>An event that a client sends over a WebSocket stands here too, with the method {@code EVENT},
 * the event as body and the status of the handshake.
 *
 * @param time when it arrived
 * @param query the raw query, empty when there was none
 * @param body the body as text, cut to 64 Ki characters; empty for uploads, and file contents are
 *     replaced by their length
 * @param status the HTTP status of the answer, 0 when none was sent or is not yet decided
 * @param code the business code of the answer, 0 also when it has none
 * @param logId the log id of the answer
 * @param route method and template, {@code PUT /v1/datasets/{dataset_id}}; an unknown route is
 *     named by its path
 * @param committed whether the store was changed, whatever the client saw
 */
public record LoggedRequest(
    Instant time,
    String method,
    String path,
    String query,
    String body,
    int status,
    long code,
    String logId,
    String route,
    boolean committed) {
  static final String EVENT = "EVENT";

  private static final int SWITCHED = 101;

  LoggedRequest answered(int status, long code, boolean committed) {
    return new LoggedRequest(
        time, method, path, query, body, status, code, logId, route, committed);
  }

  /** An event that came later over the WebSocket which this request opened. */
  LoggedRequest event(Instant when, String eventRoute, String text) {
    return new LoggedRequest(when, EVENT, path, "", text, SWITCHED, 0, logId, eventRoute, false);
  }

  ObjectNode toJson() {
    ObjectNode json = Json.object().put("time", time.toString()).put("method", method);
    json.put("path", path).put("query", query).put("body", body).put("status", status);
    json.put("code", code).put("log_id", logId).put("route", route);
    return json.put("committed", committed);
  }
}
