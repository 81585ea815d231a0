package dev.cozesh.probe.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.probe.evidence.Entry;
import dev.cozesh.probe.verdict.Seen;
import dev.cozesh.probe.verdict.Seen.Transport;
import dev.cozesh.probe.verdict.Sent;
import dev.cozesh.probe.verdict.Sent.Credential;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Exchanges as an HTTP archive, version 1.2. What the format has no place for stands in members
 * that begin with {@code _}. Where no answer came, the status is 0 and {@code _error} says what
 * came instead.
 */
public final class Har {
  private static final int UNKNOWN = -1;

  private Har() {}

  /**
   * {@return the archive}
   *
   * @param entries the exchanges, masked
   */
  public static String of(List<Entry> entries) {
    StringWriter text = new StringWriter();
    write(entries.iterator(), text);
    return text.toString();
  }

  /**
   * Writes the archive entry by entry, so that a long run does not stand in memory; neither closes
   * nor flushes what it writes to.
   *
   * @param entries the exchanges, masked
   * @param out where it goes
   * @throws UncheckedIOException when it cannot be written
   */
  public static void write(Iterator<Entry> entries, Writer out) {
    try (JsonGenerator json = Json.mapper().createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
      json.writeStartObject();
      json.writeObjectFieldStart("log");
      json.writeStringField("version", "1.2");
      json.writeObjectFieldStart("creator");
      json.writeStringField("name", "cozesh");
      json.writeStringField("version", version());
      json.writeEndObject();
      json.writeArrayFieldStart("entries");
      while (entries.hasNext()) {
        json.writeTree(entry(entries.next()));
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String version() {
    String version = Har.class.getPackage().getImplementationVersion();
    return version == null ? "unknown" : version;
  }

  private static ObjectNode entry(Entry entry) {
    double ms = entry.seen().took().toNanos() / 1e6;
    ObjectNode json = Json.object();
    json.put("startedDateTime", entry.at().toString());
    json.put("time", ms);
    json.set("request", request(entry.sent()));
    json.set("response", response(entry.seen()));
    json.putObject("cache");
    json.putObject("timings").put("send", 0).put("wait", ms).put("receive", 0);
    json.put("comment", entry.id() + ": " + entry.question().word() + ", " + entry.route());
    json.put("_id", entry.id());
    json.put("_question", entry.question().word());
    json.put("_logid", entry.features().logId());
    return json;
  }

  private static ObjectNode request(Sent sent) {
    ObjectNode json = Json.object();
    json.put("method", sent.method());
    json.put("url", SentUrl.of(sent));
    json.put("httpVersion", "HTTP/1.1");
    json.putArray("cookies");
    ArrayNode headers = json.putArray("headers");
    if (sent.credential() != Credential.NONE) {
      pair(headers, "Authorization", "Bearer ***");
    }
    new TreeMap<>(sent.headers()).forEach((name, value) -> pair(headers, name, value));
    ArrayNode query = json.putArray("queryString");
    sent.query().forEach((name, values) -> values.forEach(value -> pair(query, name, value)));
    json.put("headersSize", UNKNOWN);
    String body = sent.body().map(Json::line).orElse("");
    json.put("bodySize", body.getBytes(UTF_8).length);
    if (sent.body().isPresent()) {
      json.putObject("postData").put("mimeType", mediaType(sent)).put("text", body);
    }
    return json;
  }

  private static String mediaType(Sent sent) {
    return sent.headers().entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase("Content-Type"))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("application/json");
  }

  private static ObjectNode response(Seen seen) {
    ObjectNode json = Json.object();
    json.put("status", seen.status());
    json.put("statusText", "");
    json.put("httpVersion", seen.how() == Transport.ANSWERED ? "HTTP/1.1" : "");
    json.putArray("cookies");
    ArrayNode headers = json.putArray("headers");
    seen.headers().forEach((name, values) -> values.forEach(value -> pair(headers, name, value)));
    int size = seen.body().getBytes(UTF_8).length;
    json.putObject("content")
        .put("size", size)
        .put("mimeType", seen.header("Content-Type").orElse("x-unknown"))
        .put("text", seen.body());
    json.put("redirectURL", seen.header("Location").orElse(""));
    json.put("headersSize", UNKNOWN);
    json.put("bodySize", seen.how() == Transport.ANSWERED ? size : UNKNOWN);
    if (seen.how() != Transport.ANSWERED) {
      json.put("_error", seen.how().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
    return json;
  }

  private static void pair(ArrayNode pairs, String name, String value) {
    pairs.addObject().put("name", name).put("value", value);
  }
}
