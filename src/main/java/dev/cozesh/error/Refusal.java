package dev.cozesh.error;

import static java.util.Objects.requireNonNull;

/**
 * Coze's answer to a request that it refused.
 *
 * @param operation what was asked, in words: {@code POST /v1/bot/create}
 * @param host the host that answered, with its port when it is not the usual one
 * @param httpStatus the HTTP status, 100 to 599
 * @param code Coze's business code; 0 when the answer held none
 * @param message Coze's own words, possibly empty
 * @param logId Coze's log id, possibly empty
 * @param rawBody the body as it came, cut to 64 KiB
 */
public record Refusal(
    String operation,
    String host,
    int httpStatus,
    long code,
    String message,
    String logId,
    String rawBody) {
  public Refusal {
    requireNonNull(operation, "operation");
    requireNonNull(host, "host");
    requireNonNull(message, "message");
    requireNonNull(logId, "logId");
    requireNonNull(rawBody, "rawBody");
  }

  /** The numbers support asks for: {@code code 4200 (HTTP 200, log id 20261121A7F3)}. */
  public String codes() {
    String log = logId.isEmpty() ? "no log id" : "log id " + logId;
    return "code " + code + " (HTTP " + httpStatus + ", " + log + ")";
  }
}
