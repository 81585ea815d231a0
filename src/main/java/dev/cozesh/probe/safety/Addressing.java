package dev.cozesh.probe.safety;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.probe.variant.Attempt;
import dev.cozesh.probe.verdict.Sent;
import dev.cozesh.probe.verdict.Sent.Credential;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Where a request goes, what credential it shows, and which headers it may carry. */
final class Addressing {
  // Credentials, what the connection decides, and what makes another request of it.
  private static final Set<String> DROPPED =
      Set.of(
          "authorization",
          "proxy-authorization",
          "cookie",
          "host",
          "connection",
          "upgrade",
          "expect",
          "te",
          "trailer",
          "content-length",
          "transfer-encoding",
          "x-http-method",
          "x-http-method-override",
          "x-method-override",
          "x-original-url",
          "x-rewrite-url");
  private static final String SOCKET = "sec-websocket-";
  private static final String TYPE = "Content-Type";

  private final URI base;
  private final HostGuard hosts;

  Addressing(URI base) {
    this.base = requireNonNull(base, "base");
    hosts = new HostGuard(base, List.of());
  }

  Sent sent(
      Attempt attempt,
      String path,
      Map<String, List<String>> query,
      Map<String, String> more,
      Optional<JsonNode> body) {
    URI to = attempt.base().orElse(base);
    return new Sent(
        to, attempt.method(), path, query, headers(attempt, more, body), body, credential(to));
  }

  /** Whether headers of the attempt are left out. */
  boolean drops(Attempt attempt) {
    return attempt.headers().keySet().stream().anyMatch(Addressing::isDropped);
  }

  static Map<String, String> json(Map<String, String> headers) {
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(headers);
    all.remove(TYPE);
    all.put(TYPE, "application/json");
    return all;
  }

  private static Map<String, String> headers(
      Attempt attempt, Map<String, String> more, Optional<JsonNode> body) {
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(more);
    attempt.headers().forEach((name, value) -> put(all, name, value));
    if (body.isPresent()) {
      return json(all);
    }
    all.remove(TYPE); // of nothing
    return all;
  }

  private static void put(Map<String, String> headers, String name, String value) {
    if (!isDropped(name)) {
      headers.put(name, value);
    }
  }

  private static boolean isDropped(String name) {
    String lower = name.toLowerCase(Locale.ROOT).strip();
    return DROPPED.contains(lower) || lower.startsWith(SOCKET);
  }

  private Credential credential(URI to) {
    return hosts.mayShowCredential(to) ? Credential.TOKEN : Credential.NONE;
  }
}
