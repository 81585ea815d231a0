package dev.cozesh.shell.exchange;

import static java.util.Objects.requireNonNull;

import dev.cozesh.catalog.Catalog;
import dev.cozesh.catalog.Endpoint;
import dev.cozesh.client.core.Call;
import dev.cozesh.http.Redactor;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was asked, without secrets.
 *
 * @param method upper case
 * @param path as sent, without query
 * @param url the whole address
 * @param body the JSON text; nothing for a call without one and for an upload
 * @param endpoint what the catalogue knows of it
 * @param time when the call was made
 */
record Asked(
    String method, String path, String url, Kept body, Optional<Endpoint> endpoint, Instant time) {
  Asked {
    requireNonNull(method, "method");
    requireNonNull(path, "path");
    requireNonNull(url, "url");
    requireNonNull(body, "body");
    requireNonNull(endpoint, "endpoint");
    requireNonNull(time, "time");
  }

  static Asked of(Call call, Redactor redactor, Instant time) {
    return new Asked(
        call.method(),
        redactor.redact(call.path()),
        redactor.redact(call.uri().toString()),
        call.body().map(text -> Kept.of(text, redactor)).orElse(Kept.NOTHING),
        Catalog.bundled().match(call.method(), call.path()),
        time);
  }

  /** Verb and template, {@code GET /v1/bots/{bot_id}}; the path itself for an unknown route. */
  String route() {
    return endpoint.map(Endpoint::operation).orElse(method + " " + path);
  }

  /** Whether a form was sent, of which nothing is kept. */
  boolean isUpload() {
    return body.text().isEmpty()
        && endpoint.filter(known -> known.body() == Endpoint.Body.MULTIPART).isPresent();
  }

  /** The query as sent, without the question mark; may be empty. */
  String rawQuery() {
    int question = url.indexOf('?');
    return question < 0 ? "" : url.substring(question + 1);
  }

  /** Values by name, in their order. */
  Map<String, List<String>> query() {
    Map<String, List<String>> values = new LinkedHashMap<>();
    if (!rawQuery().isEmpty()) {
      for (String pair : rawQuery().split("&")) {
        String[] parts = pair.split("=", 2);
        values
            .computeIfAbsent(decoded(parts[0]), name -> new ArrayList<>())
            .add(parts.length == 2 ? decoded(parts[1]) : "");
      }
    }
    return values;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** Host and, unless it is the usual one, port. */
  String host() {
    return URI.create(url).getRawAuthority();
  }
}
