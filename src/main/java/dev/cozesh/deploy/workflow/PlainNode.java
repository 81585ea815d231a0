package dev.cozesh.deploy.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import java.util.Map;
import java.util.Optional;

/** The settings of one hand-written node as a canvas has them. */
final class PlainNode {
  /** On a canvas a language is a number; these two there are. */
  private static final String PYTHON = "3";

  private static final String JAVASCRIPT = "5";

  private final JsonNode node;
  private final JsonNode config;
  private final PlainRefs refs;

  PlainNode(JsonNode node, PlainRefs refs) {
    this.node = node;
    this.config = node.path("config");
    this.refs = refs;
  }

  /** The settings; empty for a type whose {@code config} has no known meaning. */
  Optional<ObjectNode> data(NodeType type) {
    ObjectNode data = Json.object();
    String title = config.path("name").asText(node.path("id").asText(""));
    data.putObject("nodeMeta").put("title", title);
    switch (type) {
      case START -> data.set("outputs", variables(config.path("parameters")));
      case END -> end(data.putObject("inputs"));
      case HTTP -> http(data);
      case LLM -> model(data);
      case CODE -> code(data);
      default -> {
        return Optional.empty();
      }
    }
    return Optional.of(data);
  }

  private static ArrayNode variables(JsonNode list) {
    ArrayNode variables = Json.mapper().createArrayNode();
    for (JsonNode one : list) {
      ObjectNode variable = variables.addObject();
      variable.put("type", type(one.path("type").asText("string")));
      variable.put("name", one.path("name").asText(""));
      for (String member : new String[] {"required", "description"}) {
        if (one.has(member)) {
          variable.set(member, one.get(member));
        }
      }
      if (variable.path("type").asText().equals("list")) {
        variable.putObject("schema").put("type", "string");
      } else if (variable.path("type").asText().equals("object")) {
        variable.putArray("schema");
      }
    }
    return variables;
  }

  private static String type(String type) {
    return switch (type) {
      case "number" -> "float";
      case "array" -> "list";
      default -> type;
    };
  }

  private void end(ObjectNode inputs) {
    inputs.put("terminatePlan", "returnVariables");
    ArrayNode results = inputs.putArray("inputParameters");
    config
        .path("outputs")
        .forEach(
            one ->
                results.add(
                    refs.parameter(one.path("name").asText(""), one.path("value").asText(""))));
  }

  private void http(ObjectNode data) {
    ObjectNode inputs = data.putObject("inputs");
    inputs
        .putObject("apiInfo")
        .put("method", config.path("method").asText("GET"))
        .put("url", refs.inRequest(config.path("url").asText("")));
    ArrayNode headers = inputs.putArray("headers");
    for (Map.Entry<String, JsonNode> header : config.path("headers").properties()) {
      headers.add(refs.parameter(header.getKey(), header.getValue().asText("")));
    }
    inputs.putArray("params");
    ObjectNode body = inputs.putObject("body");
    if (config.has("body")) {
      body.put("bodyType", "JSON");
      body.putObject("bodyData").put("json", refs.inRequest(Json.pretty(config.get("body"))));
    } else {
      body.put("bodyType", "EMPTY").putObject("bodyData");
    }
    inputs.putObject("auth").put("authType", "BEARER_AUTH").put("authOpen", false);
    inputs.putObject("setting").put("timeout", 120).put("retryTimes", 0);
    ArrayNode outputs = data.putArray("outputs");
    outputs.addObject().put("type", "string").put("name", "body");
    outputs.addObject().put("type", "integer").put("name", "statusCode");
    outputs.addObject().put("type", "string").put("name", "headers");
  }

  private void model(ObjectNode data) {
    ObjectNode inputs = data.putObject("inputs");
    ArrayNode variables = inputs.putArray("inputParameters");
    String prompt = refs.inPrompt(config.path("prompt").asText(""), variables);
    String system = refs.inPrompt(config.path("system_prompt").asText(""), variables);
    ArrayNode parameters = inputs.putArray("llmParam");
    literal(parameters, "modelType", "integer", config.path("model_type").asText("0"));
    literal(parameters, "modleName", "string", config.path("model").asText(""));
    literal(parameters, "temperature", "float", config.path("temperature").asText("0.7"));
    literal(parameters, "maxTokens", "integer", config.path("max_tokens").asText("4096"));
    boolean several = !config.path("outputs").isEmpty();
    literal(parameters, "responseFormat", "integer", several ? "2" : "0");
    literal(parameters, "prompt", "string", prompt);
    literal(parameters, "systemPrompt", "string", system);
    if (several) {
      data.set("outputs", variables(config.path("outputs")));
    } else {
      data.putArray("outputs").addObject().put("type", "string").put("name", "output");
    }
  }

  private static void literal(ArrayNode parameters, String name, String type, String content) {
    ObjectNode parameter = parameters.addObject().put("name", name);
    parameter
        .putObject("input")
        .put("type", type)
        .putObject("value")
        .put("type", "literal")
        .put("content", content);
  }

  private void code(ObjectNode data) {
    ObjectNode inputs = data.putObject("inputs");
    ArrayNode parameters = inputs.putArray("inputParameters");
    for (Map.Entry<String, JsonNode> one : config.path("inputs").properties()) {
      parameters.add(refs.parameter(one.getKey(), one.getValue().asText("")));
    }
    inputs.put("code", config.path("code").asText(""));
    boolean isScript = config.path("language").asText("python").toLowerCase().contains("script");
    inputs.set("language", Json.parse(isScript ? JAVASCRIPT : PYTHON, "language"));
    data.set("outputs", variables(config.path("outputs")));
  }
}
