package dev.cozesh.deploy.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code ${…}} means in a hand-written workflow: a parameter, or a node's output. */
final class PlainRefs {
  private static final Pattern MENTION = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_.-]*)}");

  /** An environment-like name, which is a placeholder and no mention. */
  private static final Pattern PLACEHOLDER = Pattern.compile("[A-Z][A-Z0-9_]*");

  private static final List<String> OF_HTTP = List.of("body", "statusCode", "headers");

  private final JsonNode file;
  private final Map<String, String> ids;
  private final JsonNode node;
  private final List<Finding> findings;

  PlainRefs(JsonNode file, Map<String, String> ids, JsonNode node, List<Finding> findings) {
    this.file = file;
    this.ids = ids;
    this.node = node;
    this.findings = findings;
  }

  /**
   * What is meant.
   *
   * @param nodeId the number the node has on the canvas
   */
  private record Target(String nodeId, String output) {}

  /** A text for addresses and bodies, which name outputs by the number of their node. */
  String inRequest(String text) {
    return replaced(
        text, target -> "{{block_output_" + target.nodeId() + "." + target.output() + "}}");
  }

  /**
   * A text for prompts, which name variables of their own node.
   *
   * @param variables is given the variables that the text needs
   */
  String inPrompt(String text, ArrayNode variables) {
    Map<String, Target> needed = new LinkedHashMap<>();
    String changed =
        replaced(
            text,
            target -> {
              String name = variable(target);
              needed.putIfAbsent(name, target);
              return "{{" + name + "}}";
            });
    needed.forEach((name, target) -> variables.add(parameter(name, ref(target))));
    return changed;
  }

  private String variable(Target target) {
    if (target.nodeId().equals(startId())) {
      return target.output();
    }
    String id =
        ids.entrySet().stream()
            .filter(entry -> entry.getValue().equals(target.nodeId()))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(target.nodeId());
    return (id + "_" + target.output()).replaceAll("[^A-Za-z0-9_]", "_");
  }

  /** A parameter of that name with what a text says: a mention alone, or the text itself. */
  ObjectNode parameter(String name, String text) {
    Matcher whole = MENTION.matcher(text);
    Optional<Target> target = whole.matches() ? target(whole.group(1)) : Optional.<Target>empty();
    return parameter(
        name,
        target
            .map(PlainRefs::ref)
            .orElseGet(() -> Json.object().put("type", "literal").put("content", text)));
  }

  private static ObjectNode parameter(String name, ObjectNode value) {
    ObjectNode parameter = Json.object().put("name", name);
    parameter.putObject("input").put("type", "string").set("value", value);
    return parameter;
  }

  private static ObjectNode ref(Target target) {
    ObjectNode value = Json.object().put("type", "ref");
    value
        .putObject("content")
        .put("source", "block-output")
        .put("blockID", target.nodeId())
        .put("name", target.output());
    return value;
  }

  private String replaced(String text, Function<Target, String> writing) {
    Matcher matcher = MENTION.matcher(text);
    StringBuilder changed = new StringBuilder();
    while (matcher.find()) {
      String mention = matcher.group(1);
      String written =
          PLACEHOLDER.matcher(mention).matches()
              ? matcher.group()
              : target(mention).map(writing).orElse(matcher.group());
      matcher.appendReplacement(changed, Matcher.quoteReplacement(written));
    }
    return matcher.appendTail(changed).toString();
  }

  private Optional<Target> target(String mention) {
    if (PLACEHOLDER.matcher(mention).matches()) {
      return Optional.empty();
    }
    int dot = mention.indexOf('.');
    if (dot < 0) {
      if (parameters().contains(mention)) {
        return Optional.of(new Target(startId(), mention));
      }
      return refuse(mention, "no parameter has that name", "start has " + parameters());
    }
    String id = mention.substring(0, dot);
    String output = mention.substring(dot + 1);
    Optional<JsonNode> named =
        stream(file.path("nodes")).stream()
            .filter(one -> one.path("id").asText().equals(id))
            .findFirst();
    if (named.isEmpty()) {
      return refuse(mention, "no node " + id, "the file has " + String.join(", ", ids.keySet()));
    }
    List<String> outputs = outputs(named.get());
    // The outputs of a node that cannot be taken over are not known; it is named by itself.
    boolean known = !outputs.isEmpty();
    return known && !outputs.contains(output)
        ? refuse(mention, "node " + id + " has no such output", hint(named.get(), outputs, output))
        : Optional.of(new Target(ids.get(id), output));
  }

  private Optional<Target> refuse(String mention, String why, String fix) {
    findings.add(PlainForm.about(node, "it refers to ${" + mention + "}: " + why, fix));
    return Optional.empty();
  }

  private static String hint(JsonNode named, List<String> outputs, String output) {
    String has = "it has " + String.join(", ", outputs);
    NodeType type = NodeType.meant(named.path("type").asText()).orElse(NodeType.COMMENT);
    if (type == NodeType.HTTP && output.startsWith("body.")) {
      return has + "; body is text, which a code node can take apart";
    }
    return type == NodeType.LLM
        ? has + "; other names have to stand in its `outputs`, with their types"
        : has;
  }

  private List<String> outputs(JsonNode named) {
    NodeType type = NodeType.meant(named.path("type").asText()).orElse(NodeType.COMMENT);
    return switch (type) {
      case HTTP -> OF_HTTP;
      case LLM, CODE -> {
        List<String> names = names(named.path("config").path("outputs"));
        yield names.isEmpty() && type == NodeType.LLM ? List.of("output") : names;
      }
      case START -> parameters();
      default -> List.of();
    };
  }

  private List<String> parameters() {
    return stream(file.path("nodes")).stream()
        .filter(one -> isStart(one))
        .flatMap(one -> names(one.path("config").path("parameters")).stream())
        .toList();
  }

  private String startId() {
    return stream(file.path("nodes")).stream()
        .filter(one -> isStart(one))
        .map(one -> ids.get(one.path("id").asText()))
        .findFirst()
        .orElse("");
  }

  private static boolean isStart(JsonNode one) {
    return NodeType.meant(one.path("type").asText()).filter(NodeType.START::equals).isPresent();
  }

  private static List<String> names(JsonNode list) {
    return stream(list).stream().map(one -> one.path("name").asText()).toList();
  }

  private static List<JsonNode> stream(JsonNode list) {
    List<JsonNode> all = new ArrayList<>();
    list.forEach(all::add);
    return all;
  }
}
