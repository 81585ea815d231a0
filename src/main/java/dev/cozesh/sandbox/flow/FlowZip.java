package dev.cozesh.sandbox.flow;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * A workflow as the web page exports and imports it, read as far as a run needs it.
 *
 * @param name what the export calls it
 * @param canvas as the editor would hold it after the import
 */
public record FlowZip(String name, ObjectNode canvas) {
  private static final int MOST_BYTES = 16 << 20;

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("start", Node.START),
          Map.entry("end", Node.END),
          Map.entry("llm", Node.MODEL),
          Map.entry("plugin", "4"),
          Map.entry("code", Node.CODE),
          Map.entry("knowledge", "6"),
          Map.entry("condition", Node.SELECTOR),
          Map.entry("subflow", "9"),
          Map.entry("database", "12"),
          Map.entry("output", Node.OUTPUT),
          Map.entry("text", Node.TEXT),
          Map.entry("question", Node.QUESTION),
          Map.entry("loop", "21"),
          Map.entry("intent", "22"),
          Map.entry("dataset_write", "27"),
          Map.entry("batch", "28"),
          Map.entry("Input", Node.INPUT),
          Map.entry("comment", Node.COMMENT),
          Map.entry("variable_merge", Node.AGGREGATE),
          Map.entry("http", "45"),
          Map.entry("to_json", Node.TO_JSON),
          Map.entry("from_json", Node.FROM_JSON));

  /**
   * Reads an export.
   *
   * @throws CozeUsageException when the web page would refuse it
   */
  public static FlowZip read(byte[] zip) {
    boolean hasManifest = false;
    JsonNode flow = Json.object();
    try (ZipInputStream files = new ZipInputStream(new ByteArrayInputStream(zip), UTF_8)) {
      for (ZipEntry file = files.getNextEntry(); file != null; file = files.getNextEntry()) {
        byte[] bytes = files.readNBytes(MOST_BYTES);
        if (file.getName().endsWith("MANIFEST.yml")) {
          hasManifest = yaml(bytes).path("main").isObject();
        } else if (file.getName().matches(".*\\.ya?ml")) {
          flow = yaml(bytes);
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw refused("it is damaged");
    }
    if (!hasManifest) {
      throw refused("it has no MANIFEST.yml");
    }
    if (!flow.path("schema_version").asText().equals("1.0.0")) {
      throw refused("its schema_version is not 1.0.0");
    }
    ObjectNode canvas = Json.object();
    level(flow, canvas, "nodes");
    return new FlowZip(flow.path("name").asText(), canvas);
  }

  private static JsonNode yaml(byte[] text) {
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(0);
    try {
      Object value = new Yaml(new SafeConstructor(options)).load(new String(text, UTF_8));
      return Json.parse(Json.line(value), "export");
    } catch (YAMLException | IllegalArgumentException e) {
      throw refused("a file in it is no YAML");
    }
  }

  private static void level(JsonNode from, ObjectNode to, String member) {
    ArrayNode nodes = to.putArray(member);
    for (JsonNode node : from.path("nodes")) {
      nodes.add(node(node));
    }
    ArrayNode edges = to.putArray("edges");
    for (JsonNode edge : from.path("edges")) {
      edges
          .addObject()
          .put("sourceNodeID", edge.path("source_node").asText())
          .put("targetNodeID", edge.path("target_node").asText())
          .put("sourcePortID", edge.path("source_port").asText(""))
          .put("targetPortID", edge.path("target_port").asText(""));
    }
  }

  private static ObjectNode node(JsonNode node) {
    String word = node.path("type").asText();
    String type = TYPES.getOrDefault(word, word);
    ObjectNode made = Json.object().put("id", node.path("id").asText()).put("type", type);
    ObjectNode data = made.putObject("data");
    data.putObject("nodeMeta").put("title", node.path("title").asText());
    ObjectNode inputs = data.putObject("inputs");
    node.path("parameters")
        .properties()
        .forEach(
            member -> {
              switch (member.getKey()) {
                case "node_outputs" -> data.set("outputs", variables(member.getValue()));
                case "node_inputs" -> inputs.set("inputParameters", values(member.getValue()));
                default -> inputs.set(member.getKey(), values(member.getValue()));
              }
            });
    if (node.has("nodes")) {
      level(node, made, "blocks");
    }
    return made;
  }

  private static ArrayNode variables(JsonNode members) {
    ArrayNode variables = Json.mapper().createArrayNode();
    for (Map.Entry<String, JsonNode> member : members.properties()) {
      ObjectNode variable = variables.addObject().put("name", member.getKey());
      JsonNode told = member.getValue();
      typed(told, variable);
      for (String kept : List.of("required", "description")) {
        if (told.has(kept)) {
          variable.set(kept, told.get(kept));
        }
      }
      if (told.path("value").isTextual()) {
        variable.set("defaultValue", told.get("value"));
      }
    }
    return variables;
  }

  private static void typed(JsonNode told, ObjectNode variable) {
    variable.put("type", told.path("type").asText("string"));
    if (told.path("properties").isObject()) {
      variable.set("schema", variables(told.path("properties")));
    } else if (told.path("items").isObject()) {
      typed(told.path("items"), variable.putObject("schema"));
    }
  }

  /** Settings, in which what follows {@code input} is shorter than in the editor. */
  private static JsonNode values(JsonNode settings) {
    if (settings.isArray()) {
      ArrayNode values = Json.mapper().createArrayNode();
      settings.forEach(one -> values.add(values(one)));
      return values;
    }
    if (!settings.isObject()) {
      return settings;
    }
    ObjectNode values = Json.object();
    settings
        .properties()
        .forEach(
            member -> {
              boolean isValue = member.getKey().equals("input") && member.getValue().has("value");
              values.set(
                  member.getKey(), isValue ? input(member.getValue()) : values(member.getValue()));
            });
    return values;
  }

  private static ObjectNode input(JsonNode told) {
    ObjectNode input = Json.object();
    typed(told, input);
    JsonNode value = told.path("value");
    ObjectNode full = input.putObject("value");
    if (value.has("ref_node")) {
      ObjectNode content = full.put("type", "ref").putObject("content");
      content.put("source", "block-output");
      content.put("blockID", value.path("ref_node").asText());
      content.put("name", value.path("path").asText());
    } else if (value.has("source")) {
      ObjectNode content = full.put("type", "ref").putObject("content");
      content.put("source", value.path("source").asText());
      content.putArray("path").add(value.path("path").asText());
    } else {
      full.put("type", "literal").set("content", value);
    }
    return input;
  }

  private static CozeUsageException refused(String why) {
    return new CozeUsageException(
        "this is no export of a workflow: " + why,
        "an export is a zip with MANIFEST.yml and one YAML file",
        "");
  }
}
