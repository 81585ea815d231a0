package dev.cozesh.shell.exchange;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.http.Body;
import dev.cozesh.http.Redactor;
import dev.cozesh.http.Request;
import dev.cozesh.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A request as a recording tells it from others: without host, headers and secrets.
 *
 * @param query as sent, without the question mark; may be empty
 * @param body the text that was sent; empty for none, and for one that its fingerprint stands for
 * @param bytes size of a body that its fingerprint stands for, else 0
 * @param sha256 fingerprint of a form or of a long body, else empty
 */
record TapedRequest(
    String method, String path, String query, String body, long bytes, String sha256) {
  private static final int LONGEST_TEXT = 256 << 10;

  // What is another one each time: UUIDs, the deploy engine's mark, instants, epoch seconds and
  // milliseconds of this age. Ids of Coze have 19 digits and are none of them.
  private static final Pattern PASSING =
      Pattern.compile(
          "(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
              + "|⟦cz:[0-9a-z]{6}⟧"
              + "|\\d{4}-\\d\\d-\\d\\dT\\d\\d(:|%3A)\\d\\d(:|%3A)\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:?\\d\\d)?"
              + "|(?<![\\d.])1[5-9]\\d{8}(\\d{3})?(?![\\d.])");

  TapedRequest {
    requireNonNull(method, "method");
    requireNonNull(path, "path");
    requireNonNull(query, "query");
    requireNonNull(body, "body");
    requireNonNull(sha256, "sha256");
  }

  /**
   * @throws IOException when the body, mostly a file, cannot be read
   */
  static TapedRequest of(Request request, Redactor redactor) throws IOException {
    String query = Optional.ofNullable(request.uri().getRawQuery()).orElse("");
    TapedRequest bare =
        new TapedRequest(
            request.method(),
            redactor.redact(request.uri().getRawPath()),
            redactor.redact(query),
            "",
            0,
            "");
    return request.body().isEmpty() ? bare : bare.with(request.body().get(), redactor);
  }

  private TapedRequest with(Body sent, Redactor redactor) throws IOException {
    boolean isText = sent.contentType().contains("json") && sent.length() <= LONGEST_TEXT;
    if (!isText) {
      return new TapedRequest(method, path, query, "", sent.length(), Fingerprint.of(sent));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    sent.writeTo(bytes);
    String text = redactor.redact(bytes.toString(StandardCharsets.UTF_8));
    return new TapedRequest(method, path, query, text, 0, "");
  }

  static TapedRequest of(JsonNode json) {
    return new TapedRequest(
        json.path("method").asText(),
        json.path("path").asText(),
        json.path("query").asText(),
        json.path("body").asText(),
        json.path("bytes").asLong(),
        json.path("sha256").asText());
  }

  ObjectNode json() {
    ObjectNode json = Json.object().put("method", method).put("path", path);
    put(json, "query", query);
    put(json, "body", body);
    if (!sha256.isEmpty()) {
      json.put("bytes", bytes).put("sha256", sha256);
    }
    return json;
  }

  private static void put(ObjectNode json, String name, String text) {
    if (!text.isEmpty()) {
      json.put(name, text);
    }
  }

  /** Verb and path. */
  String operation() {
    return method + " " + path;
  }

  /** The same for requests that mean the same: the order of names does not matter. */
  String key() {
    String sorted = Arrays.stream(query.split("&")).sorted().collect(Collectors.joining("&"));
    return String.join("\n", operation(), sorted, sortedBody(), sha256);
  }

  /** The same for requests that differ only in what passes, such as times. */
  String looseKey() {
    return PASSING.matcher(key()).replaceAll("~");
  }

  private String sortedBody() {
    return bodyJson().map(json -> Json.line(sorted(json))).orElse(body);
  }

  Optional<JsonNode> bodyJson() {
    if (body.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.parse(body, "a recorded body"));
    } catch (CozeDataException e) {
      return Optional.empty();
    }
  }

  private static JsonNode sorted(JsonNode node) {
    if (node.isArray()) {
      var array = Json.mapper().createArrayNode();
      node.forEach(element -> array.add(sorted(element)));
      return array;
    }
    if (!node.isObject()) {
      return node;
    }
    TreeMap<String, JsonNode> members = new TreeMap<>();
    node.properties().forEach(member -> members.put(member.getKey(), sorted(member.getValue())));
    ObjectNode object = Json.object();
    object.setAll(members);
    return object;
  }
}
