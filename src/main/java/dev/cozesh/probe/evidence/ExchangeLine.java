package dev.cozesh.probe.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.probe.verdict.Features;
import dev.cozesh.probe.verdict.Question;
import dev.cozesh.probe.verdict.Seen;
import dev.cozesh.probe.verdict.Seen.Transport;
import dev.cozesh.probe.verdict.Sent;
import dev.cozesh.probe.verdict.Sent.Credential;
import dev.cozesh.probe.verdict.Unit;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/**
 * One exchange as a flat line of the ledger, in the order in which people read it. The fingerprint
 * is that of the whole masked body, the body itself is cut after 16 KB.
 */
final class ExchangeLine {
  private static final int KEPT_BYTES = 16 << 10;

  private ExchangeLine() {}

  static ObjectNode of(Entry entry, boolean altered) {
    ObjectNode line = Json.object();
    line.put("id", entry.id());
    line.put("unit", Unit.of(entry.sent()).toString());
    line.put("route", entry.route());
    line.put("question", entry.question().word());
    line.put("at", entry.at().toString());
    request(line, entry.sent());
    if (altered) {
      line.put("altered", true);
    }
    answer(line, entry.seen(), entry.features());
    return line;
  }

  private static void request(ObjectNode line, Sent sent) {
    line.put("base", sent.base().toString());
    line.put("method", sent.method());
    line.put("path", sent.path());
    line.set("params", LedgerJson.tree(sent.query()));
    line.set("credential", LedgerJson.tree(sent.credential()));
    line.set("request_headers", LedgerJson.tree(new java.util.TreeMap<>(sent.headers())));
    sent.body().ifPresent(body -> line.set("request_body", body));
  }

  private static void answer(ObjectNode line, Seen seen, Features features) {
    line.set("how", LedgerJson.tree(seen.how()));
    line.put("status", seen.status());
    line.put("ms", seen.took().toNanos() / 1e6);
    features.code().ifPresent(code -> line.put("code", code));
    line.put("template", features.template());
    line.put("logid", features.logId());
    line.put("media_type", features.mediaType());
    line.set("form", LedgerJson.tree(features.form()));
    line.set("shape", LedgerJson.tree(features.shape()));
    features.location().ifPresent(location -> line.put("location", location));
    line.set("allow", LedgerJson.tree(features.allow()));
    features.retryAfter().ifPresent(wait -> line.put("retry_after_ms", wait.toNanos() / 1e6));
    line.set("headers", LedgerJson.tree(seen.headers()));
    byte[] body = seen.body().getBytes(UTF_8);
    line.put("sha256", sha256(body));
    if (body.length > KEPT_BYTES) {
      line.put("body_bytes", body.length);
    }
    line.put("body", cut(seen.body(), body));
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

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has it", e);
    }
  }

  static Entry read(JsonNode line) throws JsonProcessingException {
    Seen seen =
        new Seen(
            LedgerJson.value(line.required("how"), Transport.class),
            line.required("status").asInt(),
            read(line.required("headers"), new TypeReference<>() {}),
            line.required("body").asText(),
            millis(line.required("ms")));
    return new Entry(
        line.required("id").asInt(),
        LedgerJson.value(line.required("question"), Question.class),
        line.required("route").asText(),
        LedgerJson.value(line.required("at"), Instant.class),
        sent(line),
        seen,
        features(line, seen));
  }

  static boolean isAltered(JsonNode line) {
    return line.path("altered").asBoolean();
  }

  private static Sent sent(JsonNode line) throws JsonProcessingException {
    return new Sent(
        URI.create(line.required("base").asText()),
        line.required("method").asText(),
        line.required("path").asText(),
        read(line.required("params"), new TypeReference<>() {}),
        read(line.required("request_headers"), new TypeReference<>() {}),
        Optional.ofNullable(line.get("request_body")),
        LedgerJson.value(line.required("credential"), Credential.class));
  }

  private static Features features(JsonNode line, Seen seen) throws JsonProcessingException {
    return new Features(
        seen.how(),
        seen.status(),
        line.required("media_type").asText(),
        LedgerJson.value(line.required("form"), Features.Form.class),
        read(line.required("shape"), new TypeReference<Set<String>>() {}),
        line.has("code")
            ? java.util.OptionalLong.of(line.get("code").asLong())
            : java.util.OptionalLong.empty(),
        line.required("template").asText(),
        Optional.ofNullable(line.get("location")).map(JsonNode::asText),
        read(line.required("allow"), new TypeReference<Set<String>>() {}),
        line.required("logid").asText(),
        Optional.ofNullable(line.get("retry_after_ms")).map(ExchangeLine::millis),
        seen.took());
  }

  private static Duration millis(JsonNode number) {
    return Duration.ofNanos(Math.round(number.asDouble() * 1_000) * 1_000);
  }

  private static <T> T read(JsonNode tree, TypeReference<T> type) throws JsonProcessingException {
    return Json.mapper().treeToValue(tree, type);
  }
}
