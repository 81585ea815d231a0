package dev.cozesh.deploy.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.json.Json;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/**
 * JSON as YAML and back. Numbers keep every digit; {@code yes} and {@code on} are texts, as they
 * are to the library that Coze writes its files with; no object is ever made of a tag.
 */
final class YamlTree {
  private static final int MOST_CHARACTERS = 16 << 20;
  private static final int DEEPEST = 200;
  private static final int MOST_DIGITS = 1_000;
  private static final Pattern JSON_NUMBER =
      Pattern.compile("-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?");
  private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern WORD_WITH_A_MEANING =
      Pattern.compile("(?i)y|n|yes|no|on|off|true|false|null");

  private YamlTree() {}

  /**
   * Reads one document.
   *
   * @throws CozeDataException when it is no YAML, or larger or deeper than a workflow can be
   */
  static JsonNode read(String text, String source) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(MOST_CHARACTERS);
    options.setNestingDepthLimit(DEEPEST);
    options.setMaxAliasesForCollections(0);
    options.setAllowDuplicateKeys(false);
    try {
      Node root = new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
      if (root == null) {
        throw broken(source, "it is empty", null);
      }
      return json(root, source);
    } catch (YAMLException e) {
      throw broken(source, e.getMessage(), e);
    }
  }

  private static CozeDataException broken(String source, String why, Exception cause) {
    return new CozeDataException(source + " cannot be read as YAML", why, "", "", cause);
  }

  private static JsonNode json(Node node, String source) {
    if (node instanceof MappingNode mapping) {
      ObjectNode object = Json.object();
      for (NodeTuple tuple : mapping.getValue()) {
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
          throw broken(source, "a name is no text", null);
        }
        if (object.has(key.getValue())) {
          throw broken(source, key.getValue() + " stands there twice", null);
        }
        object.set(key.getValue(), json(tuple.getValueNode(), source));
      }
      return object;
    }
    if (node instanceof SequenceNode sequence) {
      ArrayNode array = Json.mapper().createArrayNode();
      sequence.getValue().forEach(element -> array.add(json(element, source)));
      return array;
    }
    return scalar((ScalarNode) node);
  }

  private static JsonNode scalar(ScalarNode node) {
    String text = node.getValue();
    boolean isPlain = node.getScalarStyle() == ScalarStyle.PLAIN;
    if (isPlain && node.getTag().equals(Tag.NULL)) {
      return NullNode.getInstance();
    }
    if (isPlain && text.matches("(?i)true|false")) {
      return BooleanNode.valueOf(Boolean.parseBoolean(text));
    }
    return isPlain && JSON_NUMBER.matcher(text).matches()
        ? Json.parse(text, "number")
        : TextNode.valueOf(text);
  }

  /** Writes one document, with a line break at its end. */
  static String write(JsonNode value) {
    DumperOptions options = new DumperOptions();
    options.setIndent(4);
    options.setIndicatorIndent(2);
    options.setAllowUnicode(true);
    options.setSplitLines(false);
    options.setDefaultFlowStyle(FlowStyle.BLOCK);
    StringWriter text = new StringWriter();
    try {
      new Yaml(new SafeConstructor(new LoaderOptions()), new Representer(options), options)
          .serialize(node(value), text);
    } catch (UncheckedIOException e) {
      throw new IllegalStateException("a text in memory can always be written", e);
    }
    return text.toString();
  }

  private static Node node(JsonNode value) {
    if (value.isObject()) {
      List<NodeTuple> members = new ArrayList<>();
      value
          .properties()
          .forEach(
              member -> members.add(new NodeTuple(key(member.getKey()), node(member.getValue()))));
      return new MappingNode(Tag.MAP, members, style(members.isEmpty()));
    }
    if (value.isArray()) {
      List<Node> elements = new ArrayList<>();
      value.forEach(element -> elements.add(node(element)));
      return new SequenceNode(Tag.SEQ, elements, style(elements.isEmpty()));
    }
    if (value.isTextual()) {
      return text(value.textValue());
    }
    if (value.isNumber()) {
      return new ScalarNode(
          value.isIntegralNumber() ? Tag.INT : Tag.FLOAT,
          number(value),
          null,
          null,
          ScalarStyle.PLAIN);
    }
    Tag tag = value.isNull() ? Tag.NULL : Tag.BOOL;
    return new ScalarNode(tag, value.asText(), null, null, ScalarStyle.PLAIN);
  }

  /** Digits that every reader of YAML takes for a number. */
  private static String number(JsonNode value) {
    if (value.isIntegralNumber()) {
      return value.asText();
    }
    BigDecimal exact = value.decimalValue();
    if (Math.abs(exact.scale()) > MOST_DIGITS) {
      return exact.toString();
    }
    String plain = exact.toPlainString();
    return plain.contains(".") ? plain : plain + ".0";
  }

  private static FlowStyle style(boolean isEmpty) {
    return isEmpty ? FlowStyle.FLOW : FlowStyle.BLOCK;
  }

  private static ScalarNode key(String name) {
    return isWord(name)
        ? new ScalarNode(Tag.STR, name, null, null, ScalarStyle.PLAIN)
        : new ScalarNode(Tag.STR, name, null, null, ScalarStyle.DOUBLE_QUOTED);
  }

  private static boolean isWord(String text) {
    return PLAIN_WORD.matcher(text).matches() && !WORD_WITH_A_MEANING.matcher(text).matches();
  }

  private static ScalarNode text(String text) {
    ScalarStyle style =
        isWord(text)
            ? ScalarStyle.PLAIN
            : isForLines(text) ? ScalarStyle.LITERAL : ScalarStyle.DOUBLE_QUOTED;
    return new ScalarNode(Tag.STR, text, null, null, style);
  }

  /** Whether a text of several lines stays the same when it stands there as it is. */
  private static boolean isForLines(String text) {
    return text.contains("\n")
        && !text.startsWith(" ")
        && !text.startsWith("\n")
        && text.lines().noneMatch(line -> line.endsWith(" "))
        && text.codePoints().allMatch(each -> each == '\n' || isOrdinary(each));
  }

  /** Whether a character is printed by everyone and breaks no line. */
  static boolean isOrdinary(int codePoint) {
    return codePoint >= ' ' && codePoint < 0x7F
        || codePoint >= 0xA0 && codePoint < 0xD800 && codePoint != 0x2028 && codePoint != 0x2029;
  }
}
