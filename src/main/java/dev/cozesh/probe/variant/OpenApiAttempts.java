package dev.cozesh.probe.variant;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.probe.variant.Attempt.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the operations of a description, OpenAPI 3. They are asked at the profile's server: of the
 * description's only the path is taken. Required parameters of the query become holes, a body is
 * taken from an example.
 */
final class OpenApiAttempts {
  private final LocatedJson document;
  private final Found found;

  OpenApiAttempts(LocatedJson document, Found found) {
    this.document = document;
    this.found = found;
  }

  void read() {
    JsonNode root = document.root();
    if (!root.path("openapi").asText().startsWith("3")) {
      throw document.wrong(
          root, "only OpenAPI 3 is read", "convert the older description to version 3");
    }
    String by = root.path("info").path("title").asText(found.file());
    root.path("paths")
        .properties()
        .forEach(path -> read(path.getKey(), path.getValue(), by.isBlank() ? found.file() : by));
  }

  private void read(String path, JsonNode item, String by) {
    for (Map.Entry<String, JsonNode> operation : item.properties()) {
      String method = operation.getKey().toUpperCase(Locale.ROOT);
      if (Head.isMethod(method)) {
        Variants one = Variants.one(attempt(method, path, item, operation.getValue()));
        found.add(one);
        found.claim(one, by, true);
      }
    }
  }

  private Attempt attempt(String method, String path, JsonNode item, JsonNode operation) {
    if (!path.startsWith("/")) {
      throw document.wrong(
          item, "a path begins with a slash", "write `/" + Secrets.quoted(path) + "`");
    }
    List<JsonNode> parameters = new ArrayList<>();
    item.path("parameters").forEach(each -> parameters.add(resolved(each)));
    operation.path("parameters").forEach(each -> parameters.add(resolved(each)));
    return new Attempt(
        method,
        prefix() + path,
        query(parameters),
        headers(parameters),
        body(resolved(operation.path("requestBody"))),
        Optional.empty(),
        new Origin(document.place(operation), false));
  }

  private String prefix() {
    String server = document.root().path("servers").path(0).path("url").asText();
    try {
      String path =
          server.startsWith("/") || Target.isAbsolute(server) ? Target.of(server).path() : "";
      return path.replaceFirst("/+$", "");
    } catch (IllegalArgumentException e) {
      throw document.wrong(document.root(), "the server's address is wrong", e.getMessage());
    }
  }

  private static Map<String, List<String>> query(List<JsonNode> parameters) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    for (JsonNode parameter : parameters) {
      String name = parameter.path("name").asText();
      if (isRequired(parameter, "query") && !name.isEmpty()) {
        query.put(name, List.of(example(parameter).orElse("{" + name + "}")));
      }
    }
    return query;
  }

  private static Map<String, String> headers(List<JsonNode> parameters) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (JsonNode parameter : parameters) {
      String name = parameter.path("name").asText();
      if (isRequired(parameter, "header") && !Recorded.isNoise(name)) {
        example(parameter).ifPresent(value -> headers.put(name, value));
      }
    }
    return headers;
  }

  private static boolean isRequired(JsonNode parameter, String place) {
    return parameter.path("in").asText().equals(place) && parameter.path("required").asBoolean();
  }

  private static Optional<String> example(JsonNode parameter) {
    JsonNode schema = parameter.path("schema");
    for (JsonNode value :
        List.of(
            parameter.path("example"),
            schema.path("example"),
            schema.path("default"),
            schema.path("enum").path(0))) {
      if (value.isValueNode() && !value.isNull()) {
        return Optional.of(value.asText());
      }
    }
    return Optional.empty();
  }

  private static Optional<JsonNode> body(JsonNode request) {
    JsonNode media = request.path("content").path("application/json");
    JsonNode first =
        media.path("examples").elements().hasNext()
            ? media.path("examples").elements().next().path("value")
            : media.path("examples");
    for (JsonNode value :
        List.of(media.path("example"), first, media.path("schema").path("example"))) {
      if (value.isContainerNode() && !value.isEmpty()) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  /** What a reference within the document points to; one step, as parameters need it. */
  private JsonNode resolved(JsonNode node) {
    String reference = node.path("$ref").asText();
    if (!reference.startsWith("#/")) {
      return node;
    }
    JsonNode at = document.root();
    for (String step : reference.substring(2).split("/")) {
      at = at.path(step.replace("~1", "/").replace("~0", "~"));
    }
    return at;
  }
}
