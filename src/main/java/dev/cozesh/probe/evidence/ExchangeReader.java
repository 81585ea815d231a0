package dev.cozesh.probe.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.probe.verdict.Features;
import dev.cozesh.probe.verdict.Question;
import dev.cozesh.probe.verdict.Seen;
import dev.cozesh.probe.verdict.Seen.Transport;
import dev.cozesh.probe.verdict.Sent;
import dev.cozesh.probe.verdict.Sent.Credential;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads the exchanges that {@link ExchangeLine} has written. */
final class ExchangeReader {
  private ExchangeReader() {}

  /**
   * The exchange of a line.
   *
   * @throws IllegalArgumentException when a member is missing or another one than expected
   */
  static Entry read(JsonNode line) {
    Seen seen =
        new Seen(
            constant(Transport.class, text(line, "how")),
            line.required("status").asInt(),
            lists(line, "headers"),
            text(line, "body"),
            millis(line.required("ms")));
    return new Entry(
        line.required("id").asInt(),
        question(text(line, "question")),
        text(line, "route"),
        instant(text(line, "at")),
        sent(line),
        seen,
        features(line, seen));
  }

  static boolean isAltered(JsonNode line) {
    return line.path("altered").asBoolean();
  }

  private static Sent sent(JsonNode line) {
    return new Sent(
        URI.create(text(line, "base")),
        text(line, "method"),
        text(line, "path"),
        lists(line, "params"),
        members(line, "request_headers", JsonNode::asText),
        Optional.ofNullable(line.get("request_body")),
        constant(Credential.class, text(line, "credential")));
  }

  private static Features features(JsonNode line, Seen seen) {
    return new Features(
        seen.how(),
        seen.status(),
        text(line, "media_type"),
        constant(Features.Form.class, text(line, "form")),
        texts(line, "shape"),
        line.has("code") ? OptionalLong.of(line.get("code").asLong()) : OptionalLong.empty(),
        text(line, "template"),
        Optional.ofNullable(line.get("location")).map(JsonNode::asText),
        texts(line, "allow"),
        text(line, "logid"),
        Optional.ofNullable(line.get("retry_after_ms")).map(ExchangeReader::millis),
        seen.took());
  }

  private static String text(JsonNode line, String name) {
    return line.required(name).asText();
  }

  private static Set<String> texts(JsonNode line, String name) {
    return new LinkedHashSet<>(list(name, line.required(name)));
  }

  private static Map<String, List<String>> lists(JsonNode line, String name) {
    return members(line, name, values -> list(name, values));
  }

  private static <T> Map<String, T> members(
      JsonNode line, String name, Function<JsonNode, T> value) {
    JsonNode object = line.required(name);
    if (!object.isObject()) {
      throw new IllegalArgumentException(name + " is no object");
    }
    Map<String, T> members = new LinkedHashMap<>();
    object.properties().forEach(each -> members.put(each.getKey(), value.apply(each.getValue())));
    return members;
  }

  private static List<String> list(String name, JsonNode array) {
    if (!array.isArray()) {
      throw new IllegalArgumentException(name + " is no list");
    }
    List<String> texts = new ArrayList<>(array.size());
    array.forEach(each -> texts.add(each.asText()));
    return texts;
  }

  private static Question question(String word) {
    return Stream.of(Question.values())
        .filter(each -> each.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown question: " + word));
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String word) {
    return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static Duration millis(JsonNode number) {
    return Duration.ofNanos(Math.round(number.asDouble() * 1_000) * 1_000);
  }
}
