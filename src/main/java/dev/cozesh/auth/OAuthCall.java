package dev.cozesh.auth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.http.Body;
import dev.cozesh.http.Request;
import dev.cozesh.json.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * One call of the token service. Whatever it carries is a secret, unless it is known to be none.
 */
record OAuthCall(String path, Map<String, String> headers, ObjectNode body) {
  private static final Set<String> OPEN =
      Set.of("grant_type", "client_id", "redirect_uri", "email");
  private static final String BEARER = "Bearer ";

  static OAuthCall to(String path, ObjectNode body) {
    return new OAuthCall(path, Map.of(), body);
  }

  /** An id as a segment of a path. */
  static String segment(String id) {
    if (id.isBlank() || id.matches("\\.{1,2}")) {
      throw new CozeUsageException("`" + id + "` is no id", "", "copy it from Coze's console");
    }
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }

  OAuthCall bearer(String secret) {
    return with("Authorization", BEARER + secret);
  }

  OAuthCall with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new OAuthCall(path, more, body);
  }

  /** Sent once: a code, a refresh token and a JWT die when they are used. */
  Request request(URI base) {
    Request request = Request.post(URI.create(base + path), Body.json(Json.line(body)));
    for (Map.Entry<String, String> header : headers.entrySet()) {
      request = request.with(header.getKey(), header.getValue());
    }
    return request;
  }

  Set<String> secrets() {
    Set<String> secrets = new HashSet<>();
    headers.values().forEach(value -> secrets.add(value.replaceFirst("^" + BEARER, "")));
    body.properties().stream()
        .filter(member -> member.getValue().isTextual() && !OPEN.contains(member.getKey()))
        .forEach(member -> secrets.add(member.getValue().asText()));
    return secrets;
  }
}
