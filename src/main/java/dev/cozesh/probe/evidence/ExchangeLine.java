package dev.cozesh.probe.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.probe.verdict.Features;
import dev.cozesh.probe.verdict.Seen;
import dev.cozesh.probe.verdict.Sent;
import dev.cozesh.probe.verdict.Unit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One exchange as a flat line of the ledger, in the order in which people read it. The fingerprint
 * is that of the whole masked body, the body itself is cut after 16 KB.
 */
final class ExchangeLine {
  private static final int KEPT_BYTES = 16 << 10;
  private static final int FIRST_BYTES = 1 << 10;

  private ExchangeLine() {}

  static ObjectNode of(Entry entry, boolean altered) {
    ObjectNode line = Json.object().put("id", entry.id());
    return line.setAll((ObjectNode) Json.parse(new String(text(entry, altered), UTF_8), "a line"));
  }

  /** Without the number, as one line of UTF-8. Not by way of a tree: each request waits for it. */
  static byte[] text(Entry entry, boolean altered) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(FIRST_BYTES);
    try (JsonGenerator json = Json.mapper().getFactory().createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("unit", Unit.of(entry.sent()).toString());
      json.writeStringField("route", entry.route());
      json.writeStringField("question", entry.question().word());
      json.writeStringField("at", entry.at().toString());
      request(json, entry.sent());
      if (altered) {
        json.writeBooleanField("altered", true);
      }
      answer(json, entry.seen(), entry.features());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("an array takes everything", e);
    }
    return bytes.toByteArray();
  }

  private static void request(JsonGenerator json, Sent sent) throws IOException {
    json.writeStringField("base", sent.base().toString());
    json.writeStringField("method", sent.method());
    json.writeStringField("path", sent.path());
    lists(json, "params", sent.query());
    json.writeStringField("credential", word(sent.credential()));
    json.writeObjectFieldStart("request_headers");
    for (Map.Entry<String, String> header : new TreeMap<>(sent.headers()).entrySet()) {
      json.writeStringField(header.getKey(), header.getValue());
    }
    json.writeEndObject();
    if (sent.body().isPresent()) {
      json.writeFieldName("request_body");
      json.writeTree(sent.body().get());
    }
  }

  private static void answer(JsonGenerator json, Seen seen, Features features) throws IOException {
    json.writeStringField("how", word(seen.how()));
    json.writeNumberField("status", seen.status());
    json.writeNumberField("ms", millis(seen.took()));
    if (features.code().isPresent()) {
      json.writeNumberField("code", features.code().getAsLong());
    }
    json.writeStringField("template", features.template());
    json.writeStringField("logid", features.logId());
    json.writeStringField("media_type", features.mediaType());
    json.writeStringField("form", word(features.form()));
    list(json, "shape", features.shape());
    if (features.location().isPresent()) {
      json.writeStringField("location", features.location().get());
    }
    list(json, "allow", features.allow());
    if (features.retryAfter().isPresent()) {
      json.writeNumberField("retry_after_ms", millis(features.retryAfter().get()));
    }
    lists(json, "headers", seen.headers());
    body(json, seen.body());
  }

  private static void body(JsonGenerator json, String text) throws IOException {
    byte[] body = text.getBytes(UTF_8);
    json.writeStringField("sha256", sha256(body));
    if (body.length > KEPT_BYTES) {
      json.writeNumberField("body_bytes", body.length);
    }
    json.writeStringField("body", cut(text, body));
  }

  private static void lists(JsonGenerator json, String name, Map<String, List<String>> lists)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, List<String>> each : lists.entrySet()) {
      list(json, each.getKey(), each.getValue());
    }
    json.writeEndObject();
  }

  private static void list(JsonGenerator json, String name, Collection<String> texts)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static double millis(Duration duration) {
    return duration.toNanos() / 1e6;
  }

  /** The beginning that fits, no character cut in two. */
  private static String cut(String text, byte[] bytes) {
    if (bytes.length <= KEPT_BYTES) {
      return text;
    }
    int end = KEPT_BYTES;
    while ((bytes[end] & 0xc0) == 0x80) {
      end--;
    }
    return new String(bytes, 0, end, UTF_8);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has it", e);
    }
  }
}
