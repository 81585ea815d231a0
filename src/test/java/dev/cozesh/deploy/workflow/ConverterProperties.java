package dev.cozesh.deploy.workflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** No form loses a part of a workflow, and the same workflow always gives the same bytes. */
class ConverterProperties {
  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void everyFormGivesTheCanvasBack(@ForAll("canvases") JsonNode canvas) {
    for (Form form : List.of(Form.CANVAS, Form.CLIPBOARD, Form.ZIP)) {
      byte[] written = Converter.convert(file(canvas), form, "flow").content();
      assertArrayEquals(written, Converter.convert(file(canvas), form, "flow").content());
      WorkflowFile back = WorkflowFile.read(written, form.name());
      assertEquals(form, back.form());
      assertEquals(List.of(), back.findings());
      assertEquals(canvas, back.canvas().orElseThrow().json(), form.name());
    }
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void yamlGivesTheDocumentBack(@ForAll("documents") JsonNode document) {
    assertEquals(document, YamlTree.read(YamlTree.write(document), "document"));
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void theRestTurnsOneDocumentIntoTheOther(
      @ForAll("documents") JsonNode one, @ForAll("documents") JsonNode other) {
    assertEquals(other, Rest.applied(one, Rest.between(one, other)));
    assertTrue(Rest.between(one, one.deepCopy()).isEmpty());
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void whereNodesLieIsNoChange(@ForAll("canvases") JsonNode canvas) {
    ObjectNode moved = canvas.deepCopy();
    moved
        .path("nodes")
        .forEach(node -> ((ObjectNode) node).putObject("meta").put("moved", "somewhere"));
    assertEquals(Canvas.of(canvas).digest(), Canvas.of(moved).digest());
    ObjectNode changed = canvas.deepCopy();
    ((ObjectNode) changed.path("nodes").path(0).path("data")).put("changed", "yes");
    assertTrue(!Canvas.of(canvas).digest().equals(Canvas.of(changed).digest()));
  }

  private static WorkflowFile file(JsonNode canvas) {
    return new WorkflowFile(
        Form.CANVAS,
        Optional.empty(),
        Optional.empty(),
        canvas,
        Optional.of(Canvas.of(canvas)),
        List.of());
  }

  /** Nodes of kinds that every form has, with settings that no form knows among those it does. */
  @Provide
  Arbitrary<JsonNode> canvases() {
    Arbitrary<ArrayNode> nodes = nodes(1).list().ofMinSize(1).ofMaxSize(5).map(this::array);
    Arbitrary<ArrayNode> edges = edges().list().ofMaxSize(5).map(this::array);
    return Combinators.combine(nodes, edges, documents())
        .as(
            (all, lines, more) -> {
              ObjectNode canvas = Json.object();
              canvas.set("nodes", all);
              canvas.set("edges", lines);
              canvas.set("unknown", more);
              return parsed(canvas);
            });
  }

  private Arbitrary<ObjectNode> nodes(int depth) {
    Arbitrary<String> types = Arbitraries.of("1", "2", "3", "5", "8", "13", "15", "32", "45", "59");
    return Combinators.combine(
            texts(), types, documents(), parameters().list().ofMaxSize(3), variables(), documents())
        .as(
            (id, type, meta, parameters, outputs, more) -> {
              ObjectNode node = Json.object().put("id", id).put("type", type);
              node.set("meta", meta);
              ObjectNode data = node.putObject("data");
              data.putObject("nodeMeta").put("title", id).set("mainColor", more);
              ObjectNode inputs = data.putObject("inputs");
              inputs.set("inputParameters", array(parameters));
              inputs.set("llmParam", array(parameters));
              inputs.set("unknown", more);
              data.set("outputs", outputs);
              node.set("_extra", more);
              return node;
            })
        .flatMap(
            node ->
                depth == 0
                    ? Arbitraries.just(node)
                    : nodes(depth - 1)
                        .list()
                        .ofMaxSize(2)
                        .map(
                            inner -> {
                              if (!inner.isEmpty()) {
                                node.put("type", "21").set("blocks", array(inner));
                                node.putArray("edges");
                              }
                              return node;
                            }));
  }

  private Arbitrary<ObjectNode> edges() {
    return Combinators.combine(texts(), texts(), texts().optional())
        .as(
            (source, target, port) -> {
              ObjectNode edge = Json.object();
              edge.put("sourceNodeID", source).put("targetNodeID", target);
              port.ifPresent(name -> edge.put("sourcePortID", name));
              return edge;
            });
  }

  private Arbitrary<ObjectNode> parameters() {
    return Combinators.combine(texts(), values(), schemas())
        .as(
            (name, value, typed) -> {
              ObjectNode parameter = Json.object().put("name", name);
              ObjectNode input = typed.deepCopy();
              input.set("value", value);
              parameter.set("input", input);
              return parameter;
            });
  }

  private Arbitrary<ObjectNode> values() {
    Arbitrary<ObjectNode> literals =
        documents().map(it -> Json.object().put("type", "literal").set("content", it));
    Arbitrary<ObjectNode> refs =
        Combinators.combine(texts(), texts())
            .as(
                (id, name) -> {
                  ObjectNode value = Json.object().put("type", "ref");
                  ObjectNode content = value.putObject("content").put("source", "block-output");
                  content.put("blockID", id).put("name", name);
                  value.putObject("rawMeta").put("type", "1");
                  return value;
                });
    Arbitrary<ObjectNode> globals =
        texts()
            .list()
            .ofMaxSize(2)
            .map(
                path -> {
                  ObjectNode value = Json.object().put("type", "ref");
                  ObjectNode content = value.putObject("content");
                  content.put("source", "global_variable_user").set("path", Json.tree(path));
                  return value;
                });
    return Arbitraries.oneOf(literals, refs, globals, objects());
  }

  private Arbitrary<ObjectNode> objects() {
    return Arbitraries.maps(texts(), leaves())
        .ofMaxSize(3)
        .map(
            members -> {
              ObjectNode object = Json.object();
              members.forEach(object::set);
              return object;
            });
  }

  private Arbitrary<ObjectNode> schemas() {
    return Combinators.combine(
            Arbitraries.of("string", "integer", "float", "list", "object"), variables())
        .as(
            (type, fields) -> {
              ObjectNode typed = Json.object().put("type", type);
              if (type.equals("object")) {
                typed.set("schema", fields);
              } else if (type.equals("list")) {
                typed.putObject("schema").put("type", "string");
              } else if (type.equals("string")) {
                typed.put("assistType", "2");
              }
              return typed;
            });
  }

  private Arbitrary<ArrayNode> variables() {
    return Combinators.combine(texts(), leaves())
        .as(
            (name, told) -> {
              ObjectNode variable = Json.object().put("type", "string").put("name", name);
              variable.set("description", told);
              return variable;
            })
        .list()
        .ofMaxSize(3)
        .map(this::array);
  }

  @Provide
  Arbitrary<JsonNode> documents() {
    Arbitrary<JsonNode> lists = leaves().list().ofMaxSize(3).map(this::array);
    Arbitrary<JsonNode> maps = objects().map(it -> it);
    Arbitrary<JsonNode> nested =
        Arbitraries.maps(texts(), Arbitraries.oneOf(leaves(), lists, maps))
            .ofMaxSize(3)
            .map(
                members -> {
                  ObjectNode object = Json.object();
                  members.forEach(object::set);
                  return object;
                });
    return Arbitraries.oneOf(leaves(), lists, maps, nested).map(this::parsed);
  }

  private Arbitrary<JsonNode> leaves() {
    Arbitrary<JsonNode> numbers =
        Arbitraries.bigDecimals().ofScale(4).map(number -> parsed(Json.tree(number)));
    Arbitrary<JsonNode> whole = Arbitraries.bigIntegers().map(number -> parsed(Json.tree(number)));
    Arbitrary<JsonNode> words =
        Arbitraries.of("true", "false", "null", "\"\"", "1e5", "-0.0", "12.700000000000003")
            .map(text -> Json.parse(text, "leaf"));
    return Arbitraries.oneOf(texts().map(text -> Json.tree(text)), numbers, whole, words);
  }

  /** Texts that YAML could take for something else, code, and anything in between. */
  private Arbitrary<String> texts() {
    Arbitrary<String> awkward =
        Arbitraries.of(
            "",
            " ",
            "y",
            "no",
            "On",
            "null",
            "~",
            "true",
            "1",
            "0x1F",
            "1_000",
            "1.5e+09",
            ".inf",
            "2026-03-12",
            "a: b",
            "- a",
            "# cozesh {}",
            "{{input}}",
            "&a",
            "*a",
            "!x",
            "%",
            "@",
            "`",
            "a\nb",
            "a\n",
            "\na",
            " a\nb",
            "a \nb",
            "a\r\nb",
            "a\tb",
            "\u0007",
            "\u2028",
            "\u0085",
            "\uFEFF",
            "😀",
            "开始",
            "a\n\n\n",
            "def f():\n    return 1\n",
            "'",
            "\"",
            "\\",
            "a #b");
    Arbitrary<String> any =
        Arbitraries.strings()
            .withCharRange(' ', '~')
            .withCharRange('一', '龥')
            .withChars('\n', '\t', '\r')
            .ofMaxLength(12);
    return Arbitraries.oneOf(awkward, any);
  }

  private ArrayNode array(List<? extends JsonNode> elements) {
    ArrayNode array = Json.mapper().createArrayNode();
    elements.forEach(array::add);
    return array;
  }

  /** As a file would be read: numbers keep every digit. */
  private JsonNode parsed(JsonNode tree) {
    return Json.parse(Json.line(tree), "tree");
  }
}
