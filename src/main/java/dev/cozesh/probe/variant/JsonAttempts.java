package dev.cozesh.probe.variant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a list of attempts, in our own shape. */
final class JsonAttempts {
  private static final int NOT_FOUND = 404;
  private static final String SHAPE =
      "write `[{\"method\": \"POST\", \"path\": \"/v1/datasets\"}]`";

  private final LocatedJson document;
  private final Found found;

  JsonAttempts(LocatedJson document, Found found) {
    this.document = document;
    this.found = found;
  }

  void read() {
    JsonNode root = document.root();
    if (root.isObject() && root.has("path")) {
      attempt((ObjectNode) root);
      return;
    }
    JsonNode list = root.isObject() ? root.path("attempts") : root;
    if (!list.isArray()) {
      throw document.wrong(root, "no attempts are in this JSON", SHAPE);
    }
    for (int i = 0; i < list.size(); i++) {
      if (!(list.get(i) instanceof ObjectNode object)) {
        throw document.wrong(list, "attempt " + (i + 1) + " is no object", SHAPE);
      }
      attempt(object);
    }
  }

  private void attempt(ObjectNode object) {
    String path =
        text(object, "path")
            .or(() -> text(object, "url"))
            .orElseThrow(() -> document.wrong(object, "the attempt has no path", SHAPE));
    String method = text(object, "method").orElse("GET").strip();
    Written line = Written.joined(method, path.strip(), document.place(object), "the path");
    ParameterSet query = new ParameterSet(members(object, "query"));
    Optional<JsonNode> body =
        Optional.ofNullable(object.get("body")).filter(each -> !each.isNull());
    Variants variants =
        Pattern.expand(line, List.of(), headers(object), true)
            .each(attempt -> with(attempt, query.query(), body));
    found.add(variants);
    claims(object, variants);
  }

  private static Attempt with(
      Attempt attempt, Map<String, List<String>> more, Optional<JsonNode> body) {
    Map<String, List<String>> query = new LinkedHashMap<>(attempt.query());
    query.putAll(more);
    return new Attempt(
        attempt.method(),
        attempt.path(),
        query,
        attempt.headers(),
        body,
        attempt.base(),
        attempt.origin());
  }

  private Map<String, List<String>> headers(ObjectNode object) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    members(object, "headers")
        .forEach(
            (name, value) -> {
              if (!Secrets.isCredential(name)) {
                headers.put(name, List.of(value.asText()));
              }
            });
    return headers;
  }

  private Map<String, JsonNode> members(ObjectNode object, String name) {
    JsonNode node = object.path(name);
    Map<String, JsonNode> members = new LinkedHashMap<>();
    if (node.isObject()) {
      node.properties().forEach(each -> members.put(each.getKey(), each.getValue()));
    } else if (!node.isMissingNode() && !node.isNull()) {
      throw document.wrong(
          object, "`" + name + "` is no object", "write `\"" + name + "\": {\"name\": \"value\"}`");
    }
    return members;
  }

  /** What its author says of it, and what a report beside it says was seen. */
  private void claims(ObjectNode object, Variants variants) {
    Stream.of("claimedBy", "claimed_by")
        .flatMap(name -> text(object, name).stream())
        .findFirst()
        .ifPresent(
            by ->
                found.claim(variants, by.replace('-', ' '), object.path("exists").asBoolean(true)));
    JsonNode reported = object.path("reported");
    if (reported.path("status").asInt() == NOT_FOUND) {
      found.claim(variants, text(object, "source").orElse("report"), false);
    }
  }

  private static Optional<String> text(ObjectNode object, String name) {
    JsonNode value = object.path(name);
    return value.isTextual() && !value.textValue().isBlank()
        ? Optional.of(value.textValue())
        : Optional.empty();
  }
}
