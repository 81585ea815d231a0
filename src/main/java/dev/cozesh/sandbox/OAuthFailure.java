package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import java.util.Map;
import java.util.function.BiFunction;

/** An OAuth route refuses; its answers have no envelope. Nothing was changed. */
final class OAuthFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String error;

  OAuthFailure(int status, String error, String message) {
    super(message, null, false, false);
    this.status = status;
    this.error = error;
  }

  static OAuthFailure request(String message) {
    return new OAuthFailure(400, "invalid_request", message);
  }

  static OAuthFailure grant(String message) {
    return new OAuthFailure(400, "invalid_grant", message);
  }

  static OAuthFailure client(String message) {
    return new OAuthFailure(401, "invalid_client", message);
  }

  /** Of the two forms that were seen, the one that every SDK reads. */
  Reply reply() {
    ObjectNode body = Json.object().put("error_code", error).put("error", error);
    return new Reply.Raw(status, body.put("error_message", getMessage()), Map.of());
  }

  /** A handler whose failures, and whose wrong fields, are answered without envelope. */
  static BiFunction<Transaction, Call, Reply> answered(
      BiFunction<Transaction, Call, Reply> handler) {
    return (tx, call) -> {
      try {
        return handler.apply(tx, call);
      } catch (OAuthFailure e) {
        return e.reply();
      } catch (Refused e) {
        return request(e.getMessage()).reply();
      }
    };
  }
}
