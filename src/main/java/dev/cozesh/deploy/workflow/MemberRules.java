package dev.cozesh.deploy.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a node of each kind cannot do without. */
final class MemberRules {
  private static final Map<NodeType, List<String>> NEEDED = needed();

  /** Comparisons that look at the left side only: empty, not empty, true, false. */
  private static final Set<Integer> ONE_SIDED = Set.of(9, 10, 11, 12);

  private final CanvasNode node;
  private final List<Finding> findings = new ArrayList<>();

  private MemberRules(CanvasNode node) {
    this.node = node;
  }

  private static Map<NodeType, List<String>> needed() {
    Map<NodeType, List<String>> needed = new EnumMap<>(NodeType.class);
    needed.put(NodeType.START, List.of("/outputs"));
    needed.put(NodeType.END, List.of("/inputs/terminatePlan", "/inputs/inputParameters"));
    needed.put(NodeType.LLM, List.of("/inputs/llmParam", "/outputs"));
    needed.put(NodeType.PLUGIN, List.of("/inputs/apiParam"));
    needed.put(NodeType.CODE, List.of("/inputs/code", "/inputs/language", "/outputs"));
    needed.put(NodeType.KNOWLEDGE, List.of("/inputs/datasetParam", "/inputs/inputParameters"));
    needed.put(NodeType.SELECTOR, List.of("/inputs/branches"));
    needed.put(NodeType.SUBWORKFLOW, List.of("/inputs/workflowId"));
    needed.put(NodeType.OUTPUT, List.of("/inputs/content"));
    needed.put(NodeType.TEXT, List.of("/inputs/method"));
    needed.put(NodeType.QUESTION, List.of("/inputs/question", "/inputs/answer_type"));
    needed.put(NodeType.INTENT, List.of("/inputs/intents"));
    needed.put(NodeType.INPUT, List.of("/inputs/outputSchema"));
    needed.put(NodeType.VARIABLE_MERGE, List.of("/inputs/mergeGroups"));
    needed.put(
        NodeType.HTTP,
        List.of("/inputs/apiInfo/method", "/inputs/apiInfo/url", "/inputs/body/bodyType"));
    return needed;
  }

  static List<Finding> check(CanvasNode node, NodeType type) {
    MemberRules rules = new MemberRules(node);
    NEEDED.getOrDefault(type, List.of()).forEach(rules::needed);
    switch (type) {
      case LLM -> rules.parameters("/inputs/llmParam", List.of("modelType", "prompt"));
      case PLUGIN -> rules.parameters("/inputs/apiParam", List.of("pluginID", "apiID"));
      case KNOWLEDGE -> rules.knowledge();
      case SELECTOR -> rules.selector();
      case LOOP, BATCH -> rules.blocks();
      case HTTP -> rules.body();
      default -> {
        // Nothing beyond what it needs.
      }
    }
    return rules.findings;
  }

  private void needed(String path) {
    JsonNode value = node.data().at(path);
    if (value.isMissingNode() || value.isNull() || value.isTextual() && value.asText().isEmpty()) {
      missing(path, "data" + path.replace('/', '.') + " is missing");
    }
  }

  private void missing(String path, String reason) {
    findings.add(Finding.error(node, "/data" + path, reason, "nodes of this type need it"));
  }

  /** Parameters by name; the list may be of objects with a name, or one object. */
  private void parameters(String path, List<String> names) {
    JsonNode all = node.data().at(path);
    for (String name : names) {
      if (all.isArray() && named(all, name).isMissingNode()) {
        missing(path, name + " is missing among data" + path.replace('/', '.'));
      }
    }
  }

  private static JsonNode named(JsonNode parameters, String name) {
    for (JsonNode parameter : parameters) {
      if (parameter.path("name").asText().equals(name)) {
        return parameter;
      }
    }
    return parameters.path(name);
  }

  private void knowledge() {
    JsonNode all = node.inputs().path("datasetParam");
    if (all.isArray() && !all.path(0).path("name").asText().equals("datasetList")) {
      findings.add(
          Finding.error(
              node,
              "/data/inputs/datasetParam",
              "datasetList is not the first of data.inputs.datasetParam",
              "Coze reads it by its place"));
    }
    parameters("/inputs/inputParameters", List.of("Query"));
  }

  private void selector() {
    JsonNode branches = node.inputs().path("branches");
    for (int n = 0; n < branches.size(); n++) {
      JsonNode conditions = branches.get(n).path("condition").path("conditions");
      String path = "/inputs/branches/" + n + "/condition/conditions";
      if (conditions.isEmpty()) {
        missing(path, "branch " + (n + 1) + " has no condition");
      }
      for (int c = 0; c < conditions.size(); c++) {
        condition(conditions.get(c), path + "/" + c, n + 1);
      }
    }
  }

  private void condition(JsonNode condition, String path, int branch) {
    int operator = condition.path("operator").asInt();
    if (operator == 0) {
      missing(path + "/operator", "a condition of branch " + branch + " has no operator");
    }
    if (!condition.path("left").path("input").isObject()) {
      missing(path + "/left", "a condition of branch " + branch + " has no left side");
    }
    if (!ONE_SIDED.contains(operator) && !condition.path("right").path("input").isObject()) {
      missing(path + "/right", "a condition of branch " + branch + " has no right side");
    }
  }

  private void blocks() {
    if (!node.json().path("blocks").isArray() || node.blocks().isEmpty()) {
      findings.add(
          Finding.error(node, "/blocks", "nothing is inside of it", "put the repeated nodes in"));
    }
    if (node.parent().isPresent()) {
      findings.add(
          Finding.error(
              node, "", "a loop or batch is inside of another", "Coze does not nest them"));
    }
  }

  private void body() {
    JsonNode body = node.inputs().path("body");
    if (body.path("bodyType").asText().equals("JSON")
        && body.path("bodyData").path("json").asText("").isBlank()) {
      missing("/inputs/body/bodyData/json", "its body is JSON and empty");
    }
  }
}
