package dev.cozesh.probe.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.cozesh.json.Json;
import dev.cozesh.probe.verdict.Features;
import dev.cozesh.probe.verdict.Seen;
import dev.cozesh.probe.verdict.Sent;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The parts of requests and answers without secrets. Thread-safe. */
final class MaskedExchange {
  private static final String MASK = "***";

  private static final Set<String> SECRET =
      Set.of(
          "authorization",
          "proxy-authorization",
          "x-api-key",
          "api-key",
          "api_key",
          "apikey",
          "x-auth-token",
          "x-csrf-token",
          "x-csrftoken",
          "csrf_token",
          "access_token",
          "refresh_token",
          "id_token",
          "api_token",
          "token",
          "client_secret",
          "code_verifier",
          "device_code",
          "session_key",
          "sessionid",
          "session_id",
          "password",
          "passwd",
          "secret",
          "sign",
          "signature",
          "x-signature");
  private static final Set<String> COOKIES = Set.of("cookie", "set-cookie");
  private static final Set<String> LOG_IDS = Set.of("x-tt-logid", "x-log-id");
  private static final Pattern FIRST_VALUE = Pattern.compile("=[^;]*+");
  private static final Pattern EACH_VALUE = Pattern.compile("=[^;,]*+");

  private final MaskedText text;

  MaskedExchange(MaskedText text) {
    this.text = text;
  }

  Sent sent(Sent sent) {
    return new Sent(
        base(sent.base()),
        sent.method(),
        text.mask(sent.path()),
        query(sent.query()),
        singles(sent.headers()),
        sent.body().map(this::json),
        sent.credential());
  }

  Seen seen(Seen seen) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    seen.headers()
        .forEach(
            (name, values) ->
                headers.put(
                    text.maskRecurring(name),
                    values.stream().map(value -> header(name, value)).toList()));
    return new Seen(seen.how(), seen.status(), headers, text.mask(seen.body()), seen.took());
  }

  Features features(Features seen) {
    return new Features(
        seen.how(),
        seen.status(),
        text.maskRecurring(seen.mediaType()),
        seen.form(),
        all(seen.shape()),
        seen.code(),
        text.maskRecurring(seen.template()),
        seen.location().map(text::mask),
        all(seen.allow()),
        seen.logId(),
        seen.retryAfter(),
        seen.took());
  }

  private Set<String> all(Set<String> texts) {
    return texts.stream().map(text::maskRecurring).collect(Collectors.toCollection(TreeSet::new));
  }

  Map<String, List<String>> query(Map<String, List<String>> query) {
    Map<String, List<String>> masked = new LinkedHashMap<>();
    query.forEach(
        (name, values) ->
            masked.put(
                text.maskRecurring(name),
                values.stream().map(value -> value(name, value)).toList()));
    return masked;
  }

  Map<String, String> singles(Map<String, String> headers) {
    Map<String, String> masked = new LinkedHashMap<>();
    headers.forEach((name, value) -> masked.put(text.maskRecurring(name), header(name, value)));
    return masked;
  }

  private String header(String name, String value) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (LOG_IDS.contains(lower)) {
      return value;
    }
    if (COOKIES.contains(lower)) {
      return value.indexOf('=') < 0 ? MASK : cookies(lower, value);
    }
    return value(name, value);
  }

  /** Names and attributes stay: which cookies a layer sets tells which layer it is. */
  private String cookies(String lower, String value) {
    String masked =
        lower.equals("cookie")
            ? EACH_VALUE.matcher(value).replaceAll("=" + MASK)
            : FIRST_VALUE.matcher(value).replaceFirst("=" + MASK);
    return text.mask(masked);
  }

  private String value(String name, String value) {
    return isSecret(name) && !value.isEmpty() ? MASK : text.maskRecurring(value);
  }

  private static boolean isSecret(String name) {
    return SECRET.contains(name.toLowerCase(Locale.ROOT));
  }

  JsonNode json(JsonNode node) {
    if (node instanceof ObjectNode object) {
      ObjectNode masked = Json.object();
      object
          .properties()
          .forEach(
              member -> masked.set(text.mask(member.getKey()), member(member.getKey(), member)));
      return masked;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode masked = array.arrayNode();
      array.forEach(each -> masked.add(json(each)));
      return masked;
    }
    if (node.isTextual() || node.isNumber()) {
      String masked = text.mask(node.asText());
      return masked.equals(node.asText()) ? node : TextNode.valueOf(masked);
    }
    return node;
  }

  private JsonNode member(String name, Map.Entry<String, JsonNode> member) {
    return isSecret(name) && member.getValue().isTextual()
        ? TextNode.valueOf(value(name, member.getValue().asText()))
        : json(member.getValue());
  }

  URI base(URI base) {
    String whole = base.toString();
    String bare =
        base.getRawUserInfo() == null ? whole : whole.replace(base.getRawUserInfo() + "@", "");
    String masked = text.maskRecurring(bare);
    return masked.equals(whole) ? base : URI.create(masked);
  }

  Optional<URI> base(Optional<URI> base) {
    return base.map(this::base);
  }
}
