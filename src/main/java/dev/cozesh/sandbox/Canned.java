package dev.cozesh.sandbox;

import dev.cozesh.sandbox.Effect.Instead;
import java.util.Map;

/** Answers that faults give in the place of the right one. */
final class Canned {
  private Canned() {}

  static Instead afterWork() {
    return new Instead(true, 500, body(5000, "internal server error"), Map.of());
  }

  static Instead page(int status) {
    String page = "<html><body><h1>" + status + "</h1><hr>tengine</body></html>";
    return new Instead(false, status, page, Map.of());
  }

  static Instead rateLimit(Map<String, String> headers) {
    return new Instead(
        false, 429, body(4008, "You have exceeded the rate limit of this API."), headers);
  }

  /** The quota's code is not published; this one is for a balance that is used up. */
  static Instead quotaUsedUp() {
    return new Instead(false, 402, body(4011, "The quota of API calls is used up."), Map.of());
  }

  static Instead riskControl(int status, long code) {
    return new Instead(
        false, status, body(code, "The request was stopped by risk control."), Map.of());
  }

  static Instead success() {
    return new Instead(false, 200, body(0, ""), Map.of());
  }

  private static String body(long code, String message) {
    return "{\"code\":"
        + code
        + ",\"msg\":\""
        + message
        + "\",\"detail\":{\"logid\":\""
        + Instead.LOG_ID
        + "\"}}";
  }
}
