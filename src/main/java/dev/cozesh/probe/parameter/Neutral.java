package dev.cozesh.probe.parameter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.cozesh.catalog.Endpoint;
import dev.cozesh.catalog.Parameter;
import dev.cozesh.json.Json;
import dev.cozesh.probe.verdict.ImpossibleId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Values for parameters of reads: what was given, else what the user has for that name or for
 * another name of the same thing, else one that selects nothing in particular.
 */
record Neutral(
    Optional<Endpoint> endpoint, Map<String, JsonNode> given, Map<String, String> values) {
  private static final int PAGE_SIZE = 10;

  JsonNode of(String name) {
    if (given.containsKey(name)) {
      return given.get(name);
    }
    Optional<JsonNode> sameGiven =
        Spellings.others(name).stream().filter(given::containsKey).map(given::get).findFirst();
    if (sameGiven.isPresent()) {
      return sameGiven.get();
    }
    Optional<Parameter> documented = endpoint.flatMap(known -> known.parameter(name));
    return known(name)
        .or(() -> documented.flatMap(Parameter::sample))
        .map(text -> typed(text, documented))
        .orElseGet(() -> neutral(name.toLowerCase(Locale.ROOT), documented));
  }

  /** Whether somebody gave a value for it, under whatever name. */
  boolean isKnown(String name) {
    return given.containsKey(name) || known(name).isPresent();
  }

  private Optional<String> known(String name) {
    return Optional.ofNullable(values.get(name))
        .or(
            () ->
                Spellings.others(name).stream()
                    .filter(other -> values.containsKey(other))
                    .map(values::get)
                    .findFirst())
        .or(() -> sameInCamel(name));
  }

  private Optional<String> sameInCamel(String name) {
    return values.entrySet().stream()
        .filter(entry -> Spellings.camel(entry.getKey()).equals(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static JsonNode typed(String text, Optional<Parameter> documented) {
    String type = documented.map(Parameter::type).orElse("string");
    if (type.equals("int") && text.matches("-?\\d{1,9}")) {
      return IntNode.valueOf(Integer.parseInt(text));
    }
    if (type.equals("bool")) {
      return BooleanNode.valueOf(Boolean.parseBoolean(text));
    }
    return type.startsWith("[")
        ? JsonNodeFactory.instance.arrayNode().add(text)
        : TextNode.valueOf(text);
  }

  private static JsonNode neutral(String name, Optional<Parameter> documented) {
    String type = documented.map(Parameter::type).orElse("");
    if (type.startsWith("[")) {
      return JsonNodeFactory.instance.arrayNode().add(ImpossibleId.NUMBER);
    }
    if (type.startsWith("map") || type.equals("object")) {
      return Json.object();
    }
    if (type.equals("bool")) {
      return BooleanNode.FALSE;
    }
    if (name.contains("size") || name.equals("limit")) {
      return IntNode.valueOf(PAGE_SIZE);
    }
    boolean isNumber = type.equals("int") || type.equals("long") || type.equals("number");
    if (isNumber || name.startsWith("page") && !name.contains("token")) {
      return IntNode.valueOf(1);
    }
    return TextNode.valueOf(name.matches(".*(id|ids|uid)") ? ImpossibleId.NUMBER : "cozesh");
  }
}
