package dev.cozesh.probe.safety;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.catalog.Endpoint;
import dev.cozesh.catalog.Parameter;
import dev.cozesh.json.Json;
import dev.cozesh.probe.variant.Attempt;
import dev.cozesh.probe.verdict.Sent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The form in which reads are sent: what was written, with its holes filled. */
record AsWritten(Addressing addressing, Values values) {
  /** A documented request, with the headers that the documentation asks for. */
  Decision.Send documented(Attempt attempt, Endpoint endpoint) {
    return new Decision.Send(sent(attempt, endpoint), note(attempt));
  }

  Decision.Send undocumented(Attempt attempt) {
    Sent sent = sent(attempt, attempt.path(), Map.of(), attempt.body());
    return new Decision.Send(sent, note(attempt));
  }

  Sent sent(Attempt attempt, Endpoint endpoint) {
    boolean takesJson = endpoint.body() == Endpoint.Body.JSON;
    Optional<JsonNode> body =
        attempt.body().or(() -> takesJson ? Optional.of(Json.object()) : Optional.empty());
    return sent(attempt, named(attempt.path(), endpoint), headers(endpoint), body);
  }

  private Sent sent(
      Attempt attempt, String path, Map<String, String> headers, Optional<JsonNode> body) {
    return addressing.sent(
        attempt, values.filled(path), query(attempt.query()), headers, body.map(values::filled));
  }

  /** Holes without a value get the name that the documentation has for them. */
  String named(String path, Endpoint endpoint) {
    String[] segments = path.split("/", -1);
    String[] names = endpoint.path().split("/", -1);
    for (int i = 0; i < segments.length && i < names.length; i++) {
      boolean isHole = Values.HOLE.matcher(segments[i]).matches();
      segments[i] = isHole && !values.fill(segments[i]) ? names[i] : segments[i];
    }
    return String.join("/", segments);
  }

  private Map<String, List<String>> query(Map<String, List<String>> query) {
    Map<String, List<String>> filled = new LinkedHashMap<>();
    query.forEach((name, texts) -> filled.put(name, texts.stream().map(values::filled).toList()));
    return filled;
  }

  private String note(Attempt attempt) {
    return addressing.drops(attempt) ? Harmless.HEADERS : "";
  }

  /** The one header that the catalogue knows makes 64-bit ids arrive as text. */
  private static Map<String, String> headers(Endpoint endpoint) {
    return endpoint.parameters().stream()
            .filter(parameter -> parameter.in() == Parameter.In.HEADER)
            .anyMatch(parameter -> parameter.name().equals("Agw-Js-Conv"))
        ? Map.of("Agw-Js-Conv", "str")
        : Map.of();
  }
}
