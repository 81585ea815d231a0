package dev.cozesh.probe.variant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.probe.variant.Attempt.Origin;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the requests of a recording, HAR 1.2. What is no HTTP request with a method of an API is
 * passed over. Headers that a browser or a connection adds by itself are left out.
 */
final class HarAttempts {
  private final LocatedJson document;
  private final Found found;

  HarAttempts(LocatedJson document, Found found) {
    this.document = document;
    this.found = found;
  }

  void read() {
    for (JsonNode entry : document.root().path("log").path("entries")) {
      JsonNode request = entry.path("request");
      if (!request.isObject()) {
        throw document.wrong(entry, "the entry has no request", "save the recording as HAR 1.2");
      }
      String method = request.path("method").asText().toUpperCase(Locale.ROOT);
      String url = request.path("url").asText();
      if (Head.isMethod(method) && Target.isAbsolute(url)) {
        found.add(attempt(request, method, url));
      }
    }
  }

  private Attempt attempt(JsonNode request, String method, String url) {
    Target target;
    try {
      target = Target.of(url);
    } catch (IllegalArgumentException e) {
      throw document.wrong(request, "the address cannot be called", e.getMessage());
    }
    return new Attempt(
        method,
        target.path(),
        target.query(),
        headers(request.path("headers")),
        body(request.path("postData")),
        target.base(),
        new Origin(document.place(request), false));
  }

  private static Map<String, String> headers(JsonNode list) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (JsonNode header : list) {
      String name = header.path("name").asText();
      if (!Recorded.isNoise(name)) {
        headers.put(name, header.path("value").asText());
      }
    }
    return headers;
  }

  private static Optional<JsonNode> body(JsonNode post) {
    if (!post.path("text").asText().isBlank()) {
      return Recorded.body(post.path("text").asText());
    }
    ObjectNode form = Json.object();
    for (JsonNode field : post.path("params")) {
      if (field.path("value").isTextual()) {
        form.set(field.path("name").asText(), field.path("value"));
      }
    }
    return form.isEmpty() ? Optional.empty() : Optional.of(form);
  }
}
