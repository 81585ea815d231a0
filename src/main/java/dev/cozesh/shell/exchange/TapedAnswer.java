package dev.cozesh.shell.exchange;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.error.CozeException;
import dev.cozesh.error.CozeTransportException;
import dev.cozesh.error.CozeTransportException.Delivery;
import dev.cozesh.http.Answer;
import dev.cozesh.http.OpenAnswer;
import dev.cozesh.http.Redactor;
import dev.cozesh.json.Json;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What came of a recorded request: an answer, whole or broken off, or a failure without one.
 *
 * @param status HTTP status; 0 without an answer
 * @param headers the few that are read
 * @param broken how it broke off, or why none came; empty for a whole one
 */
record TapedAnswer(int status, Map<String, String> headers, byte[] body, Optional<Broken> broken) {
  private static final List<String> KEPT =
      List.of(
          "Content-Type",
          "Content-Disposition",
          "X-Tt-Logid",
          "X-Log-ID",
          "Retry-After",
          "Location");

  /** How an answer broke off. */
  record Broken(String what, String why, String next, boolean sent) {
    static Broken of(CozeException failure) {
      boolean unsent =
          failure instanceof CozeTransportException transport
              && transport.delivery() == Delivery.NOT_SENT;
      return new Broken(failure.what(), failure.why(), failure.next(), !unsent);
    }

    CozeTransportException failure() {
      Delivery delivery = sent ? Delivery.MAY_HAVE_ARRIVED : Delivery.NOT_SENT;
      return new CozeTransportException(what + " (replayed)", why, next, delivery, null);
    }
  }

  TapedAnswer {
    headers = Map.copyOf(headers);
    requireNonNull(body, "body");
    requireNonNull(broken, "broken");
  }

  static TapedAnswer of(Answer answer, Redactor redactor) {
    return of(answer, answer.raw(), answer.cut().map(Broken::of), redactor);
  }

  /** The answer's head with a body that was read elsewhere. */
  static TapedAnswer of(Answer head, byte[] body, Optional<Broken> broken, Redactor redactor) {
    Map<String, String> headers = new LinkedHashMap<>();
    KEPT.forEach(
        name -> head.header(name).ifPresent(value -> headers.put(name, redactor.redact(value))));
    return new TapedAnswer(
        head.status(), headers, masked(body, redactor), broken.map(how -> masked(how, redactor)));
  }

  static TapedAnswer of(CozeTransportException failure, Redactor redactor) {
    return new TapedAnswer(
        0, Map.of(), new byte[0], Optional.of(masked(Broken.of(failure), redactor)));
  }

  private static Broken masked(Broken how, Redactor redactor) {
    return new Broken(
        redactor.redact(how.what()),
        redactor.redact(how.why()),
        redactor.redact(how.next()),
        how.sent());
  }

  private static byte[] masked(byte[] body, Redactor redactor) {
    String text = new String(body, StandardCharsets.UTF_8);
    boolean isText = Arrays.equals(text.getBytes(StandardCharsets.UTF_8), body);
    return isText ? redactor.redact(text).getBytes(StandardCharsets.UTF_8) : body;
  }

  static TapedAnswer of(JsonNode json) {
    Map<String, String> headers = new LinkedHashMap<>();
    json.path("headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
    byte[] body =
        json.has("base64")
            ? Base64.getDecoder().decode(json.path("base64").asText())
            : json.path("body").asText().getBytes(StandardCharsets.UTF_8);
    JsonNode how = json.path("broken");
    Optional<Broken> broken =
        how.isObject()
            ? Optional.of(
                new Broken(
                    how.path("what").asText(),
                    how.path("why").asText(),
                    how.path("next").asText(),
                    how.path("sent").asBoolean(true)))
            : Optional.empty();
    return new TapedAnswer(json.path("status").asInt(), headers, body, broken);
  }

  ObjectNode json() {
    ObjectNode json = Json.object().put("status", status);
    headers.forEach(json.putObject("headers")::put);
    String text = new String(body, StandardCharsets.UTF_8);
    if (Arrays.equals(text.getBytes(StandardCharsets.UTF_8), body)) {
      json.put("body", text);
    } else {
      json.put("base64", Base64.getEncoder().encodeToString(body));
    }
    broken.ifPresent(
        how ->
            json.putObject("broken")
                .put("what", how.what())
                .put("why", how.why())
                .put("next", how.next())
                .put("sent", how.sent()));
    return json;
  }

  /**
   * The answer as it came.
   *
   * @throws CozeTransportException when none came
   */
  Answer whole() {
    Answer answer = head(body);
    return broken.map(how -> answer.cutBy(how.failure())).orElse(answer);
  }

  /**
   * The same with what streams still to be read; it breaks off where it did.
   *
   * @throws CozeTransportException when none came
   */
  OpenAnswer open() {
    if (!streams()) {
      return OpenAnswer.of(whole());
    }
    InputStream in = new ByteArrayInputStream(body);
    InputStream read =
        broken.<InputStream>map(how -> new BrokenStream(in, how.failure())).orElse(in);
    return OpenAnswer.of(head(new byte[0])).tapped(nothing -> read);
  }

  private Answer head(byte[] content) {
    if (status == 0) {
      throw broken.orElseThrow().failure();
    }
    Map<String, List<String>> all = new LinkedHashMap<>();
    headers.forEach((name, value) -> all.put(name, List.of(value)));
    all.put(Cassette.REPLAYED, List.of("yes"));
    return Answer.of(status, all, content);
  }

  private boolean streams() {
    String type = headers.getOrDefault("Content-Type", "").toLowerCase(Locale.ROOT);
    return status == 200 && !type.contains("json") && !type.contains("html");
  }
}
