package dev.cozesh.deploy.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Types and values of variables: as a canvas has them, and as the web page's export writes them,
 * which is shorter.
 */
final class ZipValues {
  private static final Map<Integer, String> KINDS_OF_TEXT = kindsOfText();
  private static final Set<String> GLOBAL =
      Set.of("global_variable_app", "global_variable_system", "global_variable_user");

  private ZipValues() {}

  private static Map<Integer, String> kindsOfText() {
    Map<Integer, String> kinds = new LinkedHashMap<>();
    kinds.put(1, "file");
    kinds.put(2, "image");
    kinds.put(3, "doc");
    kinds.put(4, "code");
    kinds.put(5, "ppt");
    kinds.put(6, "txt");
    kinds.put(7, "excel");
    kinds.put(8, "audio");
    kinds.put(9, "zip");
    kinds.put(10, "video");
    kinds.put(11, "svg");
    kinds.put(12, "voice");
    kinds.put(10000, "time");
    return kinds;
  }

  /** The word for what a text of that kind is: {@code image}. */
  static String kindOfText(int assistType) {
    return KINDS_OF_TEXT.getOrDefault(assistType, "string");
  }

  // --- from a canvas

  /** Variables as members by name. */
  static ObjectNode shortVariables(JsonNode variables) {
    ObjectNode members = Json.object();
    for (JsonNode variable : variables) {
      ObjectNode member = members.putObject(variable.path("name").asText());
      if (variable.path("input").isObject()) {
        member.set("value", shortInput(variable.path("input")));
      } else {
        shortType(variable, member);
      }
      copy(variable, member, Set.of("name", "input", "type", "assistType", "schema"));
      if (member.has("defaultValue")) {
        member.set("value", member.remove("defaultValue"));
      }
    }
    return members;
  }

  private static void shortType(JsonNode typed, ObjectNode target) {
    int assist = typed.path("assistType").asInt();
    JsonNode type = typed.path("type");
    if (type.asText().equals("string") && KINDS_OF_TEXT.containsKey(assist)) {
      target.put("type", KINDS_OF_TEXT.get(assist));
    } else if (!type.isMissingNode()) {
      target.set("type", type);
    }
    JsonNode schema = typed.path("schema");
    if (schema.isArray()) {
      target.set("properties", shortVariables(schema));
    } else if (schema.isObject()) {
      ObjectNode items = target.putObject("items");
      shortType(schema, items);
      copy(schema, items, Set.of("type", "assistType", "schema"));
    }
  }

  /** What a parameter is set to. */
  static JsonNode shortInput(JsonNode input) {
    JsonNode value = input.path("value");
    if (!value.isObject()) {
      return input;
    }
    ObjectNode target = Json.object();
    shortType(input, target);
    switch (value.path("type").asText()) {
      case "literal" -> target.set("value", value.path("content").deepCopy());
      case "ref" -> target.set("value", shortRef(value.path("content")));
      default -> target.set("value", value.deepCopy());
    }
    copy(input, target, Set.of("type", "assistType", "schema", "value"));
    return target;
  }

  private static JsonNode shortRef(JsonNode content) {
    String source = content.path("source").asText();
    if (source.equals("block-output")) {
      return Json.object()
          .put("path", content.path("name").asText())
          .put("ref_node", content.path("blockID").asText());
    }
    StringBuilder path = new StringBuilder();
    content
        .path("path")
        .forEach(part -> path.append(path.isEmpty() ? "" : ".").append(part.asText()));
    return Json.object().put("path", path.toString()).put("source", source);
  }

  /** Whatever stands in a node's settings, with each parameter's value in short. */
  static JsonNode shortened(JsonNode value) {
    return withInputs(value, ZipValues::shortInput);
  }

  /** A copy in which each member {@code input} that is an object is written otherwise. */
  private static JsonNode withInputs(JsonNode value, UnaryOperator<JsonNode> input) {
    if (value.isArray()) {
      ArrayNode target = Json.mapper().createArrayNode();
      value.forEach(element -> target.add(withInputs(element, input)));
      return target;
    }
    if (!value.isObject()) {
      return value;
    }
    ObjectNode target = Json.object();
    for (var member : value.properties()) {
      boolean isInput = member.getKey().equals("input") && member.getValue().isObject();
      target.set(
          member.getKey(),
          isInput ? input.apply(member.getValue()) : withInputs(member.getValue(), input));
    }
    return target;
  }

  // --- to a canvas

  /** Members by name as variables. */
  static ArrayNode fullVariables(JsonNode members) {
    ArrayNode variables = Json.mapper().createArrayNode();
    for (Map.Entry<String, JsonNode> member : members.properties()) {
      ObjectNode variable = variables.addObject();
      JsonNode told = member.getValue();
      boolean isInput = told.path("value").has("value");
      if (!isInput) {
        fullType(told, variable);
      }
      variable.put("name", member.getKey());
      if (isInput) {
        variable.set("input", fullInput(told.path("value")));
      } else if (told.hasNonNull("value")) {
        variable.set("defaultValue", told.path("value"));
      }
      copy(told, variable, Set.of("type", "items", "properties", "value"));
    }
    return variables;
  }

  private static void fullType(JsonNode told, ObjectNode target) {
    String type = told.path("type").asText("");
    Integer assist =
        KINDS_OF_TEXT.entrySet().stream()
            .filter(kind -> kind.getValue().equals(type))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(null);
    if (assist != null) {
      target.put("type", "string").set("assistType", Json.parse(assist.toString(), "kind"));
    } else if (told.has("type")) {
      target.set("type", told.path("type"));
    }
    if (told.path("properties").isObject()) {
      target.set("schema", fullVariables(told.path("properties")));
    } else if (told.path("items").isObject()) {
      ObjectNode items = target.putObject("schema");
      fullType(told.path("items"), items);
      copy(told.path("items"), items, Set.of("type", "items", "properties", "value"));
    }
  }

  static JsonNode fullInput(JsonNode told) {
    if (!told.has("value")) {
      return told;
    }
    ObjectNode target = Json.object();
    fullType(told, target);
    JsonNode value = told.path("value");
    target.set("value", isWritten(value) ? value : fullValue(value));
    copy(told, target, Set.of("type", "items", "properties", "value"));
    return target;
  }

  /** Whether it stands there as a canvas has it. */
  private static boolean isWritten(JsonNode value) {
    return Set.of("literal", "ref", "object_ref").contains(value.path("type").asText());
  }

  private static ObjectNode fullValue(JsonNode value) {
    ObjectNode full = Json.object();
    if (value.isObject() && value.has("ref_node")) {
      ObjectNode content = full.put("type", "ref").putObject("content");
      content.put("source", "block-output");
      content.put("blockID", value.path("ref_node").asText());
      content.put("name", value.path("path").asText());
    } else if (value.isObject() && GLOBAL.contains(value.path("source").asText())) {
      ObjectNode content = full.put("type", "ref").putObject("content");
      content.put("source", value.path("source").asText());
      content.putArray("path").add(value.path("path").asText());
    } else {
      full.put("type", "literal").set("content", value);
    }
    return full;
  }

  /** The inverse of {@link #shortened}. */
  static JsonNode full(JsonNode value) {
    return withInputs(value, ZipValues::fullInput);
  }

  private static void copy(JsonNode source, ObjectNode target, Set<String> but) {
    source
        .properties()
        .forEach(
            member -> {
              if (!but.contains(member.getKey())) {
                target.set(member.getKey(), member.getValue());
              }
            });
  }
}
