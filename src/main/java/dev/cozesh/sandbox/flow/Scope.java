package dev.cozesh.sandbox.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;

/** What the nodes gave so far, and the variables: what a reference can mean. */
final class Scope {
  private final ObjectNode outputs;
  private final ObjectNode variables;

  /** Writes through to what is handed in. */
  Scope(ObjectNode outputs, ObjectNode variables) {
    this.outputs = outputs;
    this.variables = variables;
  }

  /** The inputs of a node by name. */
  ObjectNode inputs(JsonNode parameters) {
    ObjectNode inputs = Json.object();
    for (JsonNode parameter : parameters) {
      inputs.set(parameter.path("name").asText(), value(parameter.path("input")));
    }
    return inputs;
  }

  /** What an input means now; null when it refers to a node that did not run. */
  JsonNode value(JsonNode input) {
    JsonNode value = input.path("value");
    String type = input.path("type").asText();
    return switch (value.path("type").asText()) {
      case "ref" -> Values.as(type, referenced(value.path("content")));
      case "object_ref" -> inputs(input.path("schema"));
      default -> Values.as(type, value.path("content"));
    };
  }

  /** Sets the variable that a reference names. */
  void assign(JsonNode reference, JsonNode value) {
    variables.set(key(reference.path("value").path("content")), value);
  }

  private JsonNode referenced(JsonNode content) {
    if (content.path("source").asText().startsWith("global_variable")) {
      return variables.path(key(content));
    }
    JsonNode output = outputs.path(content.path("blockID").asText());
    return Values.member(output, content.path("name").asText());
  }

  private static String key(JsonNode content) {
    StringBuilder key = new StringBuilder(content.path("source").asText());
    content.path("path").forEach(part -> key.append('.').append(part.asText()));
    return key.toString();
  }

  /** Null in the place of what is not there, so that it stays visible in an output. */
  static JsonNode orNull(JsonNode value) {
    return value.isMissingNode() ? NullNode.instance : value;
  }
}
