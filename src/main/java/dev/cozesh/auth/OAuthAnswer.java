package dev.cozesh.auth;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.error.CozeServiceException;
import dev.cozesh.error.Refusal;
import dev.cozesh.http.Answer;
import dev.cozesh.http.Redactor;
import dev.cozesh.http.Request;
import dev.cozesh.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * What the token service answered. There is no envelope, and a refusal may hold a number, a word or
 * both. The body enters no error, for it may hold tokens: errors keep codes, log id and Coze's own
 * words, known secrets masked.
 */
final class OAuthAnswer {
  private static final int SHOWN_CHARS = 200;
  private static final Duration USUAL_LIFE = Duration.ofSeconds(900);
  private static final List<String> WORDS = List.of("error_code", "error");
  private static final List<String> NUMBERS = List.of("error_code", "code");
  private static final List<String> MESSAGES =
      List.of("error_description", "error_message", "msg", "message");

  private final Request request;
  private final Answer answer;
  private final Redactor redactor;
  private final Optional<JsonNode> json;

  OAuthAnswer(Request request, Answer answer, Redactor redactor) {
    this.request = request;
    this.answer = answer;
    this.redactor = redactor;
    this.json = parse(answer.text());
  }

  /**
   * The answer's members.
   *
   * @throws CozeServiceException when Coze refused
   * @throws CozeDataException when something else than Coze answered
   */
  JsonNode accepted() {
    if (json.isEmpty()) {
      throw notUnderstood("it is no JSON object");
    }
    if (isRefused()) {
      throw refused(json.get());
    }
    return json.get();
  }

  boolean isRefused() {
    boolean wellMeant = answer.status() >= 200 && answer.status() < 300;
    return json.map(body -> !wellMeant || code(body) != 0 || !word(body).isEmpty()).orElse(true);
  }

  /** The token an answer holds, at its top or below {@code data}. */
  Token token(Instant now) {
    JsonNode body = accepted();
    JsonNode members = body.has("data") ? body.path("data") : body;
    // The life that Coze's documentation names, should an answer leave it out.
    Duration life =
        members.hasNonNull("expires_in") ? life(members, "expires_in", now) : USUAL_LIFE;
    return new Token(
        sendable(text(members, "access_token")),
        Optional.of(members.path("refresh_token").asText()).filter(text -> !text.isEmpty()),
        now,
        now.plus(life));
  }

  /** A time that must be there, as the time from now; negative when it is over. */
  Duration life(JsonNode members, String name, Instant now) {
    return Expiry.of(members.path(name), date().orElse(now))
        .orElseThrow(() -> notUnderstood(name + " is no time"));
  }

  private String sendable(String token) {
    if (!token.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw notUnderstood("access_token holds what no header can carry");
    }
    return token;
  }

  /** A member that must be there. */
  String text(JsonNode members, String name) {
    String text = members.path(name).asText();
    if (text.isEmpty()) {
      throw notUnderstood(name + " is missing");
    }
    return text;
  }

  /** The server's clock, to the second. */
  Optional<Instant> date() {
    try {
      return answer
          .header("Date")
          .map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  List<String> headers(String name) {
    return answer.headers().getOrDefault(name, List.of());
  }

  CozeDataException notUnderstood(String what) {
    return new CozeDataException(
        request.operation()
            + " got an answer that is not understood: "
            + what
            + " (HTTP "
            + answer.status()
            + ", "
            + (logId().isEmpty() ? "no log id" : "log id " + logId())
            + ")",
        "a gateway or a proxy answered in Coze's place, or the base URL is not Coze's",
        "check the base URL and try again later",
        "",
        null);
  }

  private CozeServiceException refused(JsonNode body) {
    Refusal refusal =
        new Refusal(
            request.operation(),
            request.host(),
            answer.status(),
            code(body),
            shown(word(body)),
            shown(message(body)),
            logId(),
            "");
    return new CozeServiceException(refusal, OAuthAdvice.why(refusal), OAuthAdvice.next(refusal));
  }

  private static Optional<JsonNode> parse(String body) {
    try {
      String text = body.startsWith("\uFEFF") ? body.substring(1) : body;
      return Optional.of(Json.parse(text, "answer")).filter(JsonNode::isObject);
    } catch (CozeDataException e) {
      return Optional.empty();
    }
  }

  private static long code(JsonNode body) {
    return NUMBERS.stream()
        .map(name -> body.path(name).asText())
        .filter(text -> text.matches("-?\\d{1,18}"))
        .map(Long::parseLong)
        .filter(code -> code != 0)
        .findFirst()
        .orElse(0L);
  }

  private static String word(JsonNode body) {
    return WORDS.stream()
        .map(body::path)
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .filter(text -> !text.isBlank() && !text.matches("-?\\d+"))
        .findFirst()
        .orElse("");
  }

  private static String message(JsonNode body) {
    return MESSAGES.stream()
        .map(name -> body.path(name).asText())
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse(body.path("error").asText());
  }

  private String logId() {
    return shown(
        answer
            .header("X-Tt-Logid")
            .or(() -> answer.header("X-Log-ID"))
            .filter(id -> !id.isBlank())
            .or(() -> json.map(body -> body.path("detail").path("logid").asText()))
            .orElse(""));
  }

  private String shown(String text) {
    String masked = redactor.redact(text).strip();
    return masked.length() <= SHOWN_CHARS ? masked : masked.substring(0, SHOWN_CHARS) + "…";
  }
}
