package dev.cozesh.sandbox.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import java.util.ArrayList;
import java.util.List;

/** What a workflow takes and gives, in the words of the public API. */
public final class Signature {
  private final Node start;
  private final Node end;

  Signature(Node start, Node end) {
    this.start = start;
    this.end = end;
  }

  /** Parameters by name. */
  public ObjectNode input() {
    ObjectNode input = Json.object();
    input.set("parameters", parameters(start.outputs()));
    return input;
  }

  /** The template of its text, or the variables that it returns. */
  public ObjectNode output() {
    ObjectNode output = Json.object();
    output.put("content", end.endsWithText() ? end.content().orElse("") : "");
    output.put("terminate_plan", end.endsWithText() ? "use_answer_content" : "return_variables");
    output.set("parameters", parameters(end.inputs().path("inputParameters")));
    return output;
  }

  /** Names of parameters that have to be there and are not. */
  List<String> missing(ObjectNode given) {
    return missing(start.outputs(), given);
  }

  static List<String> missing(JsonNode variables, ObjectNode given) {
    List<String> names = new ArrayList<>();
    for (JsonNode variable : variables) {
      String name = variable.path("name").asText();
      boolean needed = variable.path("required").asBoolean() && !variable.has("defaultValue");
      if (needed && !given.hasNonNull(name)) {
        names.add(name);
      }
    }
    return names;
  }

  /** Variables of a canvas as the API describes parameters. */
  static ObjectNode parameters(JsonNode variables) {
    ObjectNode parameters = Json.object();
    for (JsonNode variable : variables) {
      parameters.set(variable.path("name").asText(), parameter(variable));
    }
    return parameters;
  }

  private static ObjectNode parameter(JsonNode variable) {
    JsonNode type = variable.path("input").isObject() ? variable.path("input") : variable;
    ObjectNode parameter = Json.object().put("type", type(type.path("type").asText()));
    parameter.put("required", variable.path("required").asBoolean());
    if (variable.hasNonNull("description")) {
      parameter.put("description", variable.path("description").asText());
    }
    if (variable.hasNonNull("defaultValue")) {
      parameter.put("default_value", variable.path("defaultValue").asText());
    }
    if (type.path("schema").isArray()) {
      parameter.set("properties", parameters(type.path("schema")));
    } else if (type.path("schema").isObject()) {
      parameter.set("items", parameter(type.path("schema")));
    }
    return parameter;
  }

  private static String type(String type) {
    return switch (type) {
      case "float" -> "number";
      case "list" -> "array";
      default -> type;
    };
  }
}
