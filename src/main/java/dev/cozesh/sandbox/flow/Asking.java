package dev.cozesh.sandbox.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import java.util.List;
import java.util.Optional;

/** A node that waits for an answer: a question in words or with options, or an input. */
final class Asking {
  private static final int QUESTION = 2;
  private static final int INPUT = 5;
  private static final int USUAL_LIMIT = 3;
  private static final String WHOLE_ANSWER = "USER_RESPONSE";

  private final Node node;
  private final Scope scope;

  Asking(Node node, Scope scope) {
    this.node = node;
    this.scope = scope;
  }

  Step.Asks first() {
    if (node.is(Node.INPUT)) {
      String wanted = Json.line(node.outputs());
      return asks("", INPUT, data("text").put("content", wanted));
    }
    String question = new Template(node.inputs().path("question").asText()).fill(inputs());
    if (!isOption()) {
      return asks(question, QUESTION, data("text").put("content", question));
    }
    ObjectNode content = Json.object().put("question", question);
    ArrayNode names = content.putArray("options");
    options().forEach(option -> names.addObject().put("name", option));
    ObjectNode data = data("option");
    data.set("content", content);
    return asks(question, QUESTION, data);
  }

  /**
   * Takes an answer.
   *
   * @param asked how often the node has asked by now
   */
  Step answered(String answer, int asked) {
    if (isOption()) {
      return chosen(answer);
    }
    Answer given = new Answer(answer, fields());
    List<String> missing = Signature.missing(fields(), given.values());
    if (missing.isEmpty()) {
      ObjectNode output = given.values();
      return Step.Passed.with(node.is(Node.INPUT) ? output : output.put(WHOLE_ANSWER, answer));
    }
    int limit = node.inputs().path("limit").asInt(USUAL_LIMIT);
    if (asked >= limit) {
      return new Step.Breaks(
          node.named() + " asked " + asked + " times and still misses " + missing);
    }
    String question = "Please also give: " + String.join(", ", missing);
    int type = node.is(Node.INPUT) ? INPUT : QUESTION;
    ObjectNode data = data("text").put("content", question);
    return asks(question, type, data);
  }

  private Step chosen(String answer) {
    List<String> options = options();
    int index = options.indexOf(answer.strip());
    if (index < 0 && answer.strip().length() == 1) {
      index = Character.toUpperCase(answer.strip().charAt(0)) - 'A';
    }
    boolean known = index >= 0 && index < options.size();
    ObjectNode output = Json.object();
    output.put("optionId", known ? String.valueOf((char) ('A' + index)) : "other");
    output.put("optionContent", known ? options.get(index) : answer);
    boolean dynamic = node.inputs().path("option_type").asText().equals("dynamic");
    return new Step.Passed(output, known ? "branch_" + (dynamic ? 0 : index) : "default");
  }

  private Step.Asks asks(String question, int type, ObjectNode data) {
    ObjectNode required = isOption() ? Json.object() : Signature.parameters(fields());
    return new Step.Asks(
        question, new FlowResult.Interrupted(node.title(), type, Json.line(data), required));
  }

  private static ObjectNode data(String contentType) {
    return Json.object().put("content_type", contentType);
  }

  private boolean isOption() {
    return node.inputs().path("answer_type").asText().equals("option");
  }

  /** What has to be found in the answer, besides the answer itself. */
  private ArrayNode fields() {
    ArrayNode fields = Json.object().putArray("fields");
    for (JsonNode output : node.outputs()) {
      if (!output.path("name").asText().equals(WHOLE_ANSWER)) {
        fields.add(output);
      }
    }
    return fields;
  }

  private List<String> options() {
    JsonNode inputs = node.inputs();
    boolean dynamic = inputs.path("option_type").asText().equals("dynamic");
    Optional<JsonNode> given =
        dynamic ? Optional.of(scope.value(inputs.path("dynamic_option"))) : Optional.empty();
    ObjectNode values = inputs();
    return Answer.texts(given.orElse(inputs.path("options"))).stream()
        .map(text -> new Template(text).fill(values))
        .toList();
  }

  private ObjectNode inputs() {
    return scope.inputs(node.inputs().path("inputParameters"));
  }
}
