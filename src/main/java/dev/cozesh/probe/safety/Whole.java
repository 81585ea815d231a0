package dev.cozesh.probe.safety;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.cozesh.catalog.Effect;
import dev.cozesh.catalog.Endpoint;
import dev.cozesh.catalog.Parameter;
import dev.cozesh.catalog.Parameter.In;
import dev.cozesh.json.Json;
import dev.cozesh.probe.variant.Attempt;
import dev.cozesh.probe.verdict.Sent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The form in which an allowed operation succeeds: what was written, and what is still required.
 */
record Whole(AsWritten asWritten, Values values) {
  /**
   * A whole request.
   *
   * @param sent the request, as far as it could be made
   * @param missing what it still lacks; then it must not be sent
   */
  record Form(Sent sent, List<String> missing) {}

  Form of(Attempt attempt, Endpoint endpoint) {
    Sent sent = asWritten.sent(attempt, endpoint);
    Map<String, List<String>> query = new LinkedHashMap<>(sent.query());
    ObjectNode body = sent.body().orElse(null) instanceof ObjectNode o ? o : Json.object();
    List<String> missing = new ArrayList<>(holes(attempt, endpoint));
    for (Parameter parameter : asked(endpoint)) {
      if (query.containsKey(parameter.name()) || body.has(parameter.name())) {
        continue;
      }
      Optional<JsonNode> value = value(parameter);
      if (value.isEmpty()) {
        missing.add(parameter.name());
      } else if (parameter.in() == In.QUERY) {
        query.put(parameter.name(), List.of(value.get().asText()));
      } else {
        body.set(parameter.name(), value.get());
      }
    }
    return new Form(whole(sent, query, body), missing);
  }

  /** What is required, but for the name, which {@link Mutations} gives. */
  private static List<Parameter> asked(Endpoint endpoint) {
    boolean makes = endpoint.effect() == Effect.CREATE;
    String name = makes ? Removal.of(endpoint).map(Removal::nameMember).orElse("name") : "";
    return endpoint.parameters().stream()
        .filter(parameter -> parameter.required() && !parameter.nested())
        .filter(parameter -> parameter.in() == In.QUERY || parameter.in() == In.BODY)
        .filter(parameter -> !parameter.name().equals(name))
        .toList();
  }

  /** Names of holes without a value, anywhere in the request. */
  private List<String> holes(Attempt attempt, Endpoint endpoint) {
    Stream<String> query = attempt.query().values().stream().flatMap(List::stream);
    String all = asWritten.named(attempt.path(), endpoint) + " " + String.join(" ", query.toList());
    Stream<String> body = attempt.body().stream().flatMap(Whole::texts);
    return Stream.concat(Values.HOLE.matcher(all).results().map(hole -> hole.group(1)), body)
        .filter(name -> values.of(name).isEmpty())
        .distinct()
        .toList();
  }

  private static Stream<String> texts(JsonNode json) {
    if (json.isTextual() && Values.HOLE.matcher(json.asText()).matches()) {
      return Stream.of(json.asText().substring(1, json.asText().length() - 1));
    }
    return json.valueStream().flatMap(Whole::texts);
  }

  private Optional<JsonNode> value(Parameter parameter) {
    return values.of(parameter.name()).or(parameter::sample).map(text -> json(parameter, text));
  }

  private static JsonNode json(Parameter parameter, String text) {
    boolean isNumber = parameter.type().equals("int") && text.matches("-?\\d{1,9}");
    return isNumber ? IntNode.valueOf(Integer.parseInt(text)) : TextNode.valueOf(text);
  }

  private static Sent whole(Sent sent, Map<String, List<String>> query, ObjectNode body) {
    return sent.with(query, Addressing.json(sent.headers()), Optional.of(body));
  }
}
