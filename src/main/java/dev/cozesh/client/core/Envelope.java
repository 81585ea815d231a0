package dev.cozesh.client.core;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The members Coze puts around every answer: {@code code}, {@code msg}, {@code detail}; in older
 * and OAuth answers {@code error_code}, {@code error_message}, {@code error}. A code may be a
 * number or a text.
 */
final class Envelope {
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(\\.0+)?");
  private static final byte[] CODE = "\"code\"".getBytes(StandardCharsets.US_ASCII);
  private static final List<String> CODES = List.of("code", "error_code");
  private static final List<String> MESSAGES =
      List.of("msg", "message", "error_message", "error_description");

  private Envelope() {}

  static Optional<JsonNode> parse(String body) {
    String text = body.startsWith("\uFEFF") ? body.substring(1) : body;
    if (text.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.parse(text, "answer"));
    } catch (CozeDataException e) {
      return Optional.empty();
    }
  }

  /** Whether the code 0 stands before the result, as it mostly does; cheaper than parsing. */
  static boolean beginsWithSuccess(byte[] body) {
    int brace = past(body, 0, '{');
    int name = skipBlanks(body, brace);
    if (brace < 0 || !Arrays.equals(CODE, 0, CODE.length, body, name, end(body, name))) {
      return false;
    }
    int colon = past(body, name + CODE.length, ':');
    int zero = past(body, colon, '0');
    return past(body, zero, ',') > 0;
  }

  private static int end(byte[] body, int name) {
    return Math.min(body.length, name + CODE.length);
  }

  /** Where it goes on behind that character; below 0 when another one stands there. */
  private static int past(byte[] body, int from, char wanted) {
    int at = from < 0 ? body.length : skipBlanks(body, from);
    return at < body.length && body[at] == wanted ? at + 1 : -1;
  }

  private static int skipBlanks(byte[] body, int from) {
    int at = Math.max(0, from);
    while (at < body.length && (body[at] == ' ' || body[at] >= '\t' && body[at] <= '\r')) {
      at++;
    }
    return at;
  }

  static Optional<Long> code(JsonNode body) {
    for (String name : CODES) {
      String text = body.path(name).asText();
      if (NUMBER.matcher(text).matches()) {
        int point = text.indexOf('.');
        return Optional.of(Long.parseLong(point < 0 ? text : text.substring(0, point)));
      }
    }
    return Optional.empty();
  }

  /** A code other than 0, or an error without a code. */
  static boolean namesError(JsonNode body) {
    Optional<Long> code = code(body);
    if (code.isPresent()) {
      return code.get() != 0;
    }
    return CODES.stream().anyMatch(body::hasNonNull) || body.hasNonNull("error");
  }

  static String message(JsonNode body) {
    for (String name : MESSAGES) {
      if (body.path(name).isTextual()) {
        return body.path(name).asText();
      }
    }
    JsonNode error = body.path("error");
    return error.isTextual() ? error.asText() : error.path("detail").asText("");
  }

  /** A chat's own error within the chat, else the body itself. */
  static JsonNode innermost(JsonNode body) {
    JsonNode inner = body.path("last_error");
    return inner.isObject() && namesError(inner) ? inner : body;
  }

  /** The message, or what else the body says in words. */
  static String words(JsonNode body) {
    return body.isObject() ? message(body) : body.asText();
  }

  static String logId(JsonNode body) {
    String current = body.path("detail").path("logid").asText("");
    return current.isEmpty() ? body.path("error").path("logid").asText("") : current;
  }
}
