package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** What a handler answers; the gateway adds the log id. */
sealed interface Reply {
  /** Besides the content type and the log id. */
  Map<String, String> headers();

  /** The usual answer with these headers. */
  static Reply of(ObjectNode content, Map<String, String> headers) {
    return new Enveloped(content, headers);
  }

  /** The usual answer. */
  static Reply of(ObjectNode content) {
    return new Enveloped(content, Map.of());
  }

  /** An answer that is played out event by event once the transaction is over. */
  static Reply events(Script script) {
    return new Events(script, Map.of());
  }

  /**
   * HTTP 200 with Coze's envelope.
   *
   * @param content what stands beside code and message
   */
  record Enveloped(ObjectNode content, Map<String, String> headers) implements Reply {}

  /**
   * HTTP 200 with Coze's envelope of a failure, after work that is kept.
   *
   * @param content what stands beside code and message
   */
  record Failed(ObjectNode content, long code, String message) implements Reply {
    @Override
    public Map<String, String> headers() {
      return Map.of();
    }
  }

  /** JSON as it is, without envelope. */
  record Raw(int status, JsonNode body, Map<String, String> headers) implements Reply {}

  /** HTTP 200 with something other than JSON. */
  record Bytes(String contentType, byte[] content, Map<String, String> headers) implements Reply {}

  /** HTTP 200 with server-sent events. */
  record Events(Script script, Map<String, String> headers) implements Reply {}
}
