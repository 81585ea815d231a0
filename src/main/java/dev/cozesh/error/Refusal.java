package dev.cozesh.error;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/**
 * Coze's answer to a request that it refused.
 *
 * @param operation what was asked, in words: {@code POST /v1/bot/create}
 * @param host the host that answered, with its port when it is not the usual one
 * @param httpStatus the HTTP status, 100 to 599
 * @param code Coze's business code; 0 when the answer held none
 * @param word Coze's code where it is a word, as in answers of the OAuth endpoints: {@code
 *     invalid_client}; else empty
 * @param message Coze's own words, possibly empty
 * @param logId Coze's log id, possibly empty
 * @param rawBody the body as it came, cut to 64 KiB
 */
public record Refusal(
    String operation,
    String host,
    int httpStatus,
    long code,
    String word,
    String message,
    String logId,
    String rawBody) {
  private static final Set<Long> PERMISSION = Set.of(4100L, 4101L, 700012006L);

  private static final Set<Long> RATE = Set.of(4008L, 4009L, 4020L);

  private static final Set<Long> LIMIT =
      Set.of(4008L, 4009L, 4011L, 4019L, 4020L, 4022L, 4028L, 4102L, 700012014L);

  public Refusal {
    requireNonNull(operation, "operation");
    requireNonNull(host, "host");
    requireNonNull(word, "word");
    requireNonNull(message, "message");
    requireNonNull(logId, "logId");
    requireNonNull(rawBody, "rawBody");
  }

  /**
   * A refusal whose code, if any, is a number.
   *
   * @param operation what was asked
   * @param host who was asked
   * @param httpStatus the HTTP status
   * @param code Coze's business code; 0 when it named none
   * @param message Coze's own words; may be empty
   * @param logId Coze's log id; may be empty
   * @param rawBody the body that came
   */
  public Refusal(
      String operation,
      String host,
      int httpStatus,
      long code,
      String message,
      String logId,
      String rawBody) {
    this(operation, host, httpStatus, code, "", message, logId, rawBody);
  }

  /** {@return whether the token is the cause: wrong, expired, or without the right} */
  public boolean concernsPermission() {
    return PERMISSION.contains(code) || httpStatus == 401 || httpStatus == 403;
  }

  /** {@return whether a limit is the cause: rate, quota, money, risk control} */
  public boolean concernsLimit() {
    return LIMIT.contains(code) || httpStatus == 429;
  }

  /** {@return whether the same request, sent later, may pass: only its rate was too high} */
  public boolean concernsRate() {
    return RATE.contains(code) || httpStatus == 429 && !LIMIT.contains(code);
  }

  /** {@return whether any further request would be refused for the same cause} */
  public boolean stopsEverything() {
    return concernsPermission() || concernsLimit();
  }

  /**
   * {@return what support asks for: {@code code 4200 (HTTP 200, log id 20261121A7F3)}, or {@code
   * error invalid_client (…)}}
   */
  public String codes() {
    String log = logId.isEmpty() ? "no log id" : "log id " + logId;
    String shown = code == 0 && !word.isEmpty() ? "error " + word : "code " + code;
    return shown + " (HTTP " + httpStatus + ", " + log + ")";
  }
}
