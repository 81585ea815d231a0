package dev.cozesh.deploy.workflow;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.deploy.desired.Sha256;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * What the web page exports and imports: a zip with {@code MANIFEST.yml} and one YAML file.
 *
 * <p>The YAML has no place for some of a canvas, most of it decoration. cozesh writes that into a
 * comment at its end, which Coze does not see, so that reading the file here gives the same canvas;
 * the comment counts only while the YAML is as it was written.
 *
 * @see <a href="https://docs.coze.cn/guides/import_and_export_workflow">Coze: import and export</a>
 */
final class ZipForm {
  private static final String MANIFEST = "MANIFEST.yml";
  private static final String SCHEMA = "1.0.0";
  private static final String ICON = "plugin_icon/workflow.png";
  private static final String REST = "# cozesh ";
  private static final int MOST_FILES = 100;
  private static final int MOST_BYTES = 16 << 20;

  /** Early enough to be no real one, and late enough to need no further field in the zip. */
  private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 2, 1, 0, 0);

  private ZipForm() {}

  static boolean isMeant(byte[] content) {
    return content.length > 3
        && content[0] == 'P'
        && content[1] == 'K'
        && content[2] == 3
        && content[3] == 4;
  }

  /** A zip and what it could not say. */
  record Written(byte[] content, List<Finding> findings) {}

  /** Writes a canvas; the same one always gives the same bytes. */
  static Written write(Canvas canvas, String name, String description) {
    ZipNodes nodes = new ZipNodes();
    ObjectNode yaml = Json.object();
    yaml.put("schema_version", SCHEMA).put("name", name);
    yaml.set("id", Json.parse("0", "id"));
    yaml.put("description", description).put("mode", mode(canvas)).put("icon", ICON);
    nodes.write(canvas.nodes(), canvas.json().path("edges"), yaml);
    String text = YamlTree.write(yaml);
    ObjectNode rest = Rest.between(canvas(yaml, new ZipNodes()), canvas.json());
    if (!rest.isEmpty()) {
      ObjectNode comment = Json.object().put("of", Sha256.hex(text));
      comment.set("rest", rest);
      text += REST + onOneLine(Json.line(comment)) + "\n";
    }
    Map<String, String> files = new LinkedHashMap<>();
    String file = FileName.safe(name);
    String root = "Workflow-" + file + "-draft-0001/";
    files.put(root + MANIFEST, YamlTree.write(manifest(name, description)));
    files.put(root + "workflow/" + file + "-draft.yaml", text);
    return new Written(zip(files), nodes.findings());
  }

  /** JSON in which nothing ends a comment of YAML, which knows more line breaks than JSON. */
  private static String onOneLine(String json) {
    StringBuilder line = new StringBuilder();
    for (char each : json.toCharArray()) {
      if (YamlTree.isOrdinary(each)) {
        line.append(each);
      } else {
        line.append(String.format("\\u%04x", (int) each));
      }
    }
    return line.toString();
  }

  /** A chatflow is one whose Start takes what the user types. */
  private static String mode(Canvas canvas) {
    boolean takesInput =
        canvas.first(NodeType.START).stream()
            .flatMap(start -> start.outputs().findValuesAsText("name").stream())
            .anyMatch("USER_INPUT"::equals);
    return takesInput ? "chatflow" : "workflow";
  }

  private static ObjectNode manifest(String name, String description) {
    ObjectNode manifest = Json.object().put("type", "Workflow").put("version", SCHEMA);
    ObjectNode main = manifest.putObject("main");
    main.set("id", Json.parse("0", "id"));
    main.put("name", name).put("desc", description).put("icon", ICON).put("version", "");
    main.set("flowMode", Json.parse("0", "mode"));
    main.put("commitId", "");
    manifest.putArray("sub");
    return manifest;
  }

  private static byte[] zip(Map<String, String> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, UTF_8)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTimeLocal(ALWAYS);
        zip.putNextEntry(entry);
        zip.write(file.getValue().getBytes(UTF_8));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory can always be written", e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads a zip.
   *
   * @throws CozeDataException when it is damaged, or no export of a workflow
   */
  static WorkflowFile read(byte[] content, String name) {
    Map<String, String> files = files(content, name);
    List<String> flows =
        files.keySet().stream().filter(path -> path.matches("(?i).*\\.ya?ml")).toList();
    List<String> manifests = flows.stream().filter(path -> path.endsWith(MANIFEST)).toList();
    List<String> found = flows.stream().filter(path -> !path.endsWith(MANIFEST)).toList();
    if (manifests.isEmpty() || found.isEmpty()) {
      throw new CozeDataException(
          name + " is no export of a workflow",
          "it has no " + (found.isEmpty() ? "YAML file with nodes" : MANIFEST),
          "export the workflow from the web page",
          "",
          null);
    }
    JsonNode manifest = YamlTree.read(files.get(manifests.get(0)), MANIFEST);
    String main = manifest.path("main").path("name").asText("");
    String path =
        found.stream()
            .filter(one -> baseName(one).equals(main + "-draft.yaml"))
            .findFirst()
            .or(() -> found.stream().filter(one -> baseName(one).startsWith(main)).findFirst())
            .orElse(found.get(0));
    List<Finding> findings = new ArrayList<>();
    found.stream()
        .filter(one -> !one.equals(path))
        .forEach(
            one ->
                findings.add(
                    Finding.warning(
                        "",
                        "the zip holds another workflow, " + baseName(one) + ", which is not taken",
                        "convert it by itself")));
    return read(files.get(path), path, findings);
  }

  private static String baseName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static WorkflowFile read(String text, String path, List<Finding> findings) {
    JsonNode yaml = YamlTree.read(text, path);
    if (!yaml.path("schema_version").asText().equals(SCHEMA)) {
      findings.add(
          Finding.error(
              "/schema_version",
              "schema_version is \"" + yaml.path("schema_version").asText() + "\"",
              "only " + SCHEMA + " is known here"));
    }
    ZipNodes nodes = new ZipNodes();
    ObjectNode canvas = canvas(yaml, nodes);
    findings.addAll(nodes.findings());
    JsonNode whole = withRest(canvas, text, findings);
    boolean reads = Linter.passes(findings) && !canvas.path("nodes").isEmpty();
    if (canvas.path("nodes").isEmpty()) {
      findings.add(Finding.error("/nodes", "it holds no nodes, so it is no workflow", ""));
    }
    return new WorkflowFile(
        Form.ZIP,
        Optional.of(yaml.path("name").asText("")).filter(name -> !name.isBlank()),
        Optional.of(yaml.path("description").asText("")).filter(said -> !said.isBlank()),
        yaml,
        reads ? Optional.of(Canvas.of(whole)) : Optional.empty(),
        findings);
  }

  private static ObjectNode canvas(JsonNode yaml, ZipNodes nodes) {
    ObjectNode canvas = Json.object();
    nodes.read(yaml, canvas, "nodes");
    return canvas;
  }

  private static JsonNode withRest(ObjectNode canvas, String text, List<Finding> findings) {
    int at = text.lastIndexOf("\n" + REST) + 1;
    if (at == 0) {
      return canvas;
    }
    JsonNode comment = Json.parse(text.substring(at + REST.length()).strip(), "comment");
    if (comment.path("of").asText().equals(Sha256.hex(text.substring(0, at)))) {
      return Rest.applied(canvas, comment.path("rest"));
    }
    findings.add(
        Finding.warning(
            "",
            "the file was edited since cozesh wrote it",
            "what the zip form has no place for, mostly decoration, is left out"));
    return canvas;
  }

  private static Map<String, String> files(byte[] content, String name) {
    Map<String, String> files = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content), UTF_8)) {
      int left = MOST_BYTES;
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        byte[] bytes = zip.readNBytes(left + 1);
        left -= bytes.length;
        if (left < 0 || files.size() == MOST_FILES) {
          throw damaged(name, "it is larger than a workflow can be", null);
        }
        if (!entry.isDirectory()) {
          files.put(entry.getName(), new String(bytes, UTF_8));
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw damaged(name, e.getMessage() == null ? "it is cut short" : e.getMessage(), e);
    }
    return files;
  }

  private static CozeDataException damaged(String name, String why, Exception cause) {
    return new CozeDataException(name + " cannot be read as a zip", why, "", "", cause);
  }
}
