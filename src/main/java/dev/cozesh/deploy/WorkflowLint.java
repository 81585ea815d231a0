package dev.cozesh.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.json.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says what would go wrong with a workflow file before a person pastes it into Coze, where bad
 * fields fail in silence. Knows the canvas as Coze Studio stores it and the clipboard form around
 * it; anything else is no Coze workflow.
 */
final class WorkflowLint {
  private static final String CLIPBOARD = "coze-workflow-clipboard-data";

  /** An environment-like name that nobody has filled in: {@code ${B_API_KEY}}. */
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)}");

  /** Node types by name that people write, which the canvas has as numbers. */
  private static final Set<String> KNOWN_BY_NAME =
      Set.of(
          "start", "end", "llm", "http", "code", "variable", "selector", "loop", "batch", "text");

  private final JsonNode file;
  private final List<String> findings = new ArrayList<>();

  private WorkflowLint(JsonNode file) {
    this.file = file;
  }

  /** What is wrong, node by node; empty when it can be pasted. */
  static List<String> findings(JsonNode file) {
    return new WorkflowLint(file).lint();
  }

  /** Whether the file is what the web page's canvas copies and pastes. */
  static boolean isClipboard(JsonNode file) {
    return file.path("type").asText().equals(CLIPBOARD);
  }

  private List<String> lint() {
    JsonNode canvas = isClipboard(file) ? file.path("json") : file;
    JsonNode nodes = canvas.path("nodes");
    if (!nodes.isArray() || nodes.isEmpty()) {
      return List.of("it holds no nodes, so it is no workflow");
    }
    boolean isCanvas = nodes.path(0).path("data").isObject();
    if (!isCanvas) {
      findings.add(
          "it is neither a Coze canvas nor clipboard data: nodes have no `data`, so Coze cannot take"
              + " it; export the workflow from the web page");
    }
    Set<String> ids = new HashSet<>();
    nodes.forEach(node -> node(node, isCanvas, ids));
    edges(canvas.path("edges"), ids);
    placeholders();
    return List.copyOf(findings);
  }

  private void node(JsonNode node, boolean isCanvas, Set<String> ids) {
    String id = node.path("id").asText();
    if (id.isEmpty()) {
      findings.add("a node has no id");
    } else if (!ids.add(id)) {
      findings.add("node " + id + ": two nodes have this id");
    }
    String type = node.path("type").asText();
    if (isCanvas) {
      if (!type.matches("\\d+")) {
        findings.add("node " + id + ": type \"" + type + "\" is no canvas type, which are numbers");
      }
    } else if (!KNOWN_BY_NAME.contains(type)) {
      findings.add("node " + id + ": type \"" + type + "\" is not among Coze's node types");
    }
    node.path("blocks").forEach(inner -> node(inner, isCanvas, ids));
  }

  private void edges(JsonNode edges, Set<String> ids) {
    for (JsonNode edge : edges) {
      String from = edge.path("sourceNodeID").asText(edge.path("source").asText());
      String to = edge.path("targetNodeID").asText(edge.path("target").asText());
      if (!ids.contains(from)) {
        findings.add("edge " + from + " → " + to + ": no node " + from);
      }
      if (!ids.contains(to)) {
        findings.add("edge " + from + " → " + to + ": no node " + to);
      }
    }
  }

  private void placeholders() {
    Set<String> names = new TreeSet<>();
    Matcher matcher = PLACEHOLDER.matcher(Json.line(file));
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    if (!names.isEmpty()) {
      findings.add(
          names.size()
              + (names.size() == 1 ? " placeholder is" : " placeholders are")
              + " not filled in: "
              + String.join(", ", names));
    }
  }
}
