package dev.cozesh.client.core;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came back for one call.
 *
 * @param status the HTTP status of the last attempt
 * @param headers looked up without regard to case
 * @param body as it came, read as UTF-8
 * @param json the body as JSON; empty when it is none
 * @param logId Coze's log id from the header {@code X-Tt-Logid}, else from the body; may be empty
 * @param millis from the call to the last byte, attempts and waits included
 * @param attempts requests sent, 1 or more
 */
public record Exchange(
    int status,
    Map<String, List<String>> headers,
    String body,
    Optional<JsonNode> json,
    String logId,
    long millis,
    int attempts) {
  public Exchange {
    requireNonNull(headers, "headers");
    requireNonNull(body, "body");
    requireNonNull(json, "json");
    requireNonNull(logId, "logId");
  }

  /** A header's first value. */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name, List.of()).stream().findFirst();
  }

  /** Coze's business code: 0 is success; empty when the body holds no number under {@code code}. */
  public Optional<Long> code() {
    return json.flatMap(Envelope::code);
  }

  /** Coze's own words about a refusal; may be empty. */
  public String message() {
    return json.map(Envelope::message).orElse("");
  }

  /** Whether Coze refused: no 2xx status, or a body that names an error. */
  public boolean refused() {
    return status < 200 || status > 299 || json.filter(Envelope::namesError).isPresent();
  }

  /** Status, log id and size; never the body, which may hold secrets. */
  @Override
  public String toString() {
    return "HTTP " + status + " (log id " + logId + "), " + body.length() + " characters";
  }
}
