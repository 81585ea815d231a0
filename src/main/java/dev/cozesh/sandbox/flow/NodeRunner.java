package dev.cozesh.sandbox.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Runs one node that neither begins nor ends nor asks. A kind it does not know echoes. */
final class NodeRunner {
  private final Scope scope;
  private final UnaryOperator<String> model;

  /**
   * @param model answers a prompt
   */
  NodeRunner(Scope scope, UnaryOperator<String> model) {
    this.scope = scope;
    this.model = model;
  }

  Step run(Node node) {
    return switch (node.type()) {
      case Node.OUTPUT -> output("output", said(node));
      case Node.TEXT -> Step.Passed.with(text(node));
      case Node.SELECTOR -> new Step.Passed(Json.object(), branch(node));
      case Node.ASSIGN -> assign(node);
      case Node.AGGREGATE -> aggregate(node);
      case Node.MODEL -> output("output", answer(node));
      case Node.TO_JSON -> output("output", Json.line(firstInput(node)));
      case Node.FROM_JSON -> parsed(node);
      case Node.CODE ->
          new Step.Breaks(
              node.named()
                  + " is code, which the sandbox does not run; give its result beside the canvas:"
                  + " \"outputs\": {\""
                  + node.id()
                  + "\": {…}}");
      default -> echo(node);
    };
  }

  /** What a node that speaks says: its template, filled in. */
  String said(Node node) {
    return new Template(node.content().orElse("")).fill(inputs(node));
  }

  private ObjectNode text(Node node) {
    JsonNode settings = node.inputs();
    ObjectNode inputs = inputs(node);
    if (!settings.path("method").asText().equals("split")) {
      JsonNode parameters = settings.path("concatParams");
      String template = setting(parameters, "concatResult").asText();
      String between = setting(parameters, "arrayItemConcatChar").asText();
      return Json.object().put("output", new Template(template).fill(inputs, between));
    }
    List<String> delimiters = new ArrayList<>();
    setting(settings.path("splitParams"), "delimiters")
        .forEach(one -> delimiters.add(Pattern.quote(one.asText())));
    ObjectNode output = Json.object();
    ArrayNode parts = output.putArray("output");
    String whole = Values.text(inputs.path("String"));
    for (String part : whole.split(String.join("|", delimiters), -1)) {
      parts.add(part);
    }
    return output;
  }

  /** The editor calls the branches true, true_1, true_2 and so on, and the last one false. */
  private String branch(Node node) {
    JsonNode branches = node.inputs().path("branches");
    for (int i = 0; i < branches.size(); i++) {
      if (new Conditions(branches.path(i).path("condition")).hold(scope)) {
        return i == 0 ? "true" : "true_" + i;
      }
    }
    return "false";
  }

  private Step assign(Node node) {
    for (JsonNode parameter : node.inputs().path("inputParameters")) {
      scope.assign(parameter.path("left"), scope.value(parameter.path("input")));
    }
    return Step.Passed.with(Json.object().put("isSuccess", true));
  }

  /** Of each group the first value that is there. */
  private Step aggregate(Node node) {
    ObjectNode output = Json.object();
    for (JsonNode group : node.inputs().path("mergeGroups")) {
      JsonNode chosen = NullNode.instance;
      for (JsonNode variable : group.path("variables")) {
        chosen = chosen.isNull() ? scope.value(variable) : chosen;
      }
      output.set(group.path("name").asText(), chosen);
    }
    return Step.Passed.with(output);
  }

  private String answer(Node node) {
    JsonNode prompt = setting(node.inputs().path("llmParam"), "prompt");
    ObjectNode inputs = inputs(node);
    String question = new Template(prompt.asText()).fill(inputs);
    return model.apply(question.isBlank() ? Json.line(inputs) : question);
  }

  private Step parsed(Node node) {
    JsonNode text = firstInput(node);
    try {
      ObjectNode output = Json.object();
      output.set("output", text.isTextual() ? Json.parse(text.asText(), "value") : text);
      return Step.Passed.with(output);
    } catch (CozeDataException e) {
      return new Step.Breaks(node.named() + " got what is no JSON: " + e.what());
    }
  }

  /** Its inputs, and in each text or object that it promises besides them, all of them. */
  private Step echo(Node node) {
    ObjectNode inputs = inputs(node);
    ObjectNode output = inputs.deepCopy();
    for (JsonNode promised : node.outputs()) {
      String name = promised.path("name").asText();
      String type = promised.path("type").asText();
      if (!output.has(name)) {
        switch (type) {
          case "string" -> output.put(name, Json.line(inputs));
          case "object" -> output.set(name, inputs);
          default -> output.putNull(name);
        }
      }
    }
    return Step.Passed.with(output);
  }

  private JsonNode firstInput(Node node) {
    ObjectNode inputs = inputs(node);
    return inputs.isEmpty() ? NullNode.instance : inputs.iterator().next();
  }

  private ObjectNode inputs(Node node) {
    return scope.inputs(node.inputs().path("inputParameters"));
  }

  private static JsonNode setting(JsonNode parameters, String name) {
    for (JsonNode parameter : parameters) {
      if (parameter.path("name").asText().equals(name)) {
        return parameter.path("input").path("value").path("content");
      }
    }
    return NullNode.instance;
  }

  private static Step output(String name, String text) {
    return Step.Passed.with(Json.object().put(name, text));
  }
}
