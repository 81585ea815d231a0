package dev.cozesh.probe.variant;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.json.Json;
import dev.cozesh.probe.variant.Attempt.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AttemptFileProperties {
  private static final String TOKEN = "pat_test_roundtrip0001";
  private static final List<String> FILES =
      List.of("attempts.txt", "attempts.json", "recording.har", "openapi.json");
  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          "\"",
          "'",
          "\\",
          "\n",
          "\r\n",
          ",",
          ":",
          "=",
          ":=",
          "#",
          " ",
          "|",
          "$",
          "${A}",
          "$'",
          "curl ",
          "-d ",
          "-X",
          "-H ",
          "--json ",
          "claim ",
          " by ",
          "GET ",
          "POST ",
          "/v1/x",
          "https://",
          "http://a/",
          "{1..9}",
          "{a,b}",
          "null",
          "1e9",
          "\"path\":",
          "\"log\":{\"entries\":[",
          "\"request\":{",
          "\"openapi\":\"3\",",
          "\"paths\":{",
          "\"url\":",
          "%",
          "%4",
          "\u0000",
          "\ufeff",
          "\ud83d",
          "你");

  @Property(tries = 4_000)
  void garbageIsAnErrorOfOursThatNamesTheFile(@ForAll("garbage") String text) {
    read(text);
  }

  @Property(tries = 2_000)
  void aDamagedFileIsAnErrorOfOursThatNamesTheFile(
      @ForAll("files") String file, @ForAll long seed) {
    StringBuilder text = new StringBuilder(resource(file));
    Random random = new Random(seed);
    for (int i = 0; i < 1 + random.nextInt(4); i++) {
      int at = random.nextInt(text.length());
      int end = Math.min(text.length(), at + random.nextInt(30));
      text.replace(at, end, PIECES.get(random.nextInt(PIECES.size())));
    }
    read(text.toString());
  }

  private static void read(String text) {
    try {
      assertTrue(AttemptFile.inquiry("some file", text).attempts().size() <= Pattern.MOST);
    } catch (CozeUsageException | CozeDataException e) {
      assertTrue(e.what().startsWith("some file:"), e.what());
      assertFalse(e.getMessage().contains("pat_test_"), e.getMessage());
    }
  }

  @Provide
  Arbitrary<String> files() {
    return Arbitraries.of(FILES);
  }

  @Provide
  Arbitrary<String> garbage() {
    return Arbitraries.oneOf(Arbitraries.of(PIECES), Arbitraries.strings().ofMaxLength(4))
        .list()
        .ofMaxSize(20)
        .map(pieces -> String.join("", pieces));
  }

  @Property(tries = 300)
  void whatIsWrittenAsJsonIsRead(@ForAll("attempts") List<Attempt> attempts) {
    ArrayNode list = Json.mapper().createArrayNode();
    attempts.forEach(each -> list.add(json(each)));
    assertEquals(attempts, readBack(Json.pretty(list)));
  }

  private static ObjectNode json(Attempt attempt) {
    ObjectNode object = Json.object();
    object.put("method", attempt.method());
    object.put("path", attempt.base().map(Object::toString).orElse("") + attempt.path());
    object.set("query", Json.tree(attempt.query()));
    object.set("headers", Json.tree(attempt.headers()));
    attempt.body().ifPresent(body -> object.set("body", body));
    return object;
  }

  @Property(tries = 300)
  void whatIsWrittenForCurlIsReadWithoutItsToken(@ForAll("attempts") List<Attempt> attempts) {
    String text = attempts.stream().map(AttemptFileProperties::curl).collect(Collectors.joining());
    assertEquals(attempts.stream().map(AttemptFileProperties::inTheFile).toList(), readBack(text));
  }

  private static String curl(Attempt attempt) {
    StringBuilder line = new StringBuilder("curl -X " + attempt.method());
    line.append(" -H 'Authorization: Bearer " + TOKEN + "' -b session=" + TOKEN);
    attempt.headers().forEach((name, value) -> line.append(" -H " + quoted(name + ": " + value)));
    attempt.body().ifPresent(body -> line.append(" \\\n  --data-raw " + quoted(Json.line(body))));
    String query =
        attempt.query().entrySet().stream()
            .flatMap(each -> each.getValue().stream().map(value -> each.getKey() + "=" + value))
            .collect(Collectors.joining("&"));
    String address = attempt.base().map(Object::toString).orElse("") + attempt.path();
    return line + " " + quoted(address + (query.isEmpty() ? "" : "?" + query)) + "\n";
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }

  private static List<Attempt> readBack(String text) {
    return AttemptFile.inquiry("f", text).variants().stream()
        .flatMap(each -> each.all().stream())
        .map(AttemptFileProperties::inTheFile)
        .toList();
  }

  @Provide
  Arbitrary<List<Attempt>> attempts() {
    Arbitrary<String> name = Arbitraries.strings().withChars("abc_").ofMinLength(1).ofMaxLength(4);
    Arbitrary<String> value =
        Arbitraries.strings().withChars("ab1 '你.-").ofMaxLength(5).map(String::strip);
    Arbitrary<Map<String, List<String>>> query =
        Arbitraries.maps(name, value.map(text -> List.of(text.replace(' ', '_')))).ofMaxSize(3);
    Arbitrary<Map<String, String>> headers =
        Arbitraries.maps(name.map(each -> "X-" + each), value.filter(each -> !each.isEmpty()))
            .ofMaxSize(2);
    Arbitrary<Optional<JsonNode>> body =
        Arbitraries.maps(name, value).ofMaxSize(3).map(Json::tree).map(Optional::of);
    return Combinators.combine(
            Arbitraries.of("GET", "POST", "PUT", "PATCH", "DELETE"),
            name.list().ofMinSize(1).ofMaxSize(3),
            query,
            headers,
            body.injectNull(0.3))
        .as(
            (method, path, values, sent, json) ->
                new Attempt(
                    method,
                    "/" + String.join("/", path),
                    new LinkedHashMap<>(values),
                    sent,
                    json == null ? Optional.empty() : json,
                    Optional.of(java.net.URI.create("https://a.example")),
                    new Origin("f", true)))
        .list()
        .ofMinSize(1)
        .ofMaxSize(5);
  }

  private static String resource(String name) {
    try (InputStream in = AttemptFileProperties.class.getResourceAsStream("/attempts/" + name)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Attempt inTheFile(Attempt each) {
    return new Attempt(
        each.method(),
        each.path(),
        each.query(),
        each.headers(),
        each.body(),
        each.base(),
        new Origin("f", true));
  }
}
