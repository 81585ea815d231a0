package dev.cozesh.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.cozesh.deploy.desired.Sha256;
import dev.cozesh.json.Json;
import java.math.BigDecimal;
import java.math.MathContext;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Field values by their path on the wire, in canonical form: two values are equal exactly when Coze
 * would treat them alike. Line ends are LF, text is NFC, numbers carry six digits, an object's keys
 * are sorted, an empty text counts as absent.
 */
final class Fields {
  /** Coze stores settings as 32-bit floats: 0.7 comes back as 0.699999988. */
  private static final MathContext FLOAT = new MathContext(6);

  private final Map<String, JsonNode> values = new LinkedHashMap<>();

  /** Sets a field; a value that is null or missing leaves it out. */
  Fields put(String field, JsonNode value) {
    if (value != null && !value.isMissingNode() && !value.isNull()) {
      values.put(field, canonical(value));
    }
    return this;
  }

  /** Sets a text. */
  Fields put(String field, String text) {
    return put(field, TextNode.valueOf(text));
  }

  /** Sets a text that may be absent. */
  Fields put(String field, Optional<String> text) {
    text.ifPresent(present -> put(field, present));
    return this;
  }

  /** Sets a set of ids, whose order means nothing. */
  Fields putIds(String field, Collection<String> ids) {
    ArrayNode sorted = JsonNodeFactory.instance.arrayNode();
    ids.stream().sorted().forEach(sorted::add);
    return put(field, sorted);
  }

  /** The value of a field; empty when it has none, or when it is an empty text or list. */
  Optional<JsonNode> get(String field) {
    JsonNode value = values.get(field);
    return value == null || isEmpty(value) ? Optional.empty() : Optional.of(value);
  }

  /** The text of a field; empty when it has none. */
  String text(String field) {
    return get(field).map(JsonNode::textValue).orElse("");
  }

  /** The texts of a list; none when it is not set. */
  List<String> texts(String field) {
    List<String> texts = new ArrayList<>();
    get(field).ifPresent(list -> list.forEach(item -> texts.add(item.asText())));
    return texts;
  }

  /** Every field that was set, in order. */
  Map<String, JsonNode> all() {
    return Collections.unmodifiableMap(values);
  }

  /** The names of the fields that were set, in order. */
  Iterable<String> names() {
    return values.keySet();
  }

  /** Whether both hold the same value in a field. */
  boolean agrees(Fields other, String field) {
    return get(field).equals(other.get(field));
  }

  /** The same without some of them. */
  Fields without(Collection<String> some) {
    Fields rest = new Fields();
    values.forEach(
        (field, value) -> {
          if (!some.contains(field)) {
            rest.values.put(field, value);
          }
        });
    return rest;
  }

  /** SHA-256 of a field's value; empty when it has none. */
  Optional<String> hash(String field) {
    return get(field).map(value -> sha256(Json.line(value)));
  }

  /** SHA-256 of each field's value. */
  Map<String, String> hashes() {
    Map<String, String> hashes = new TreeMap<>();
    values.forEach((field, value) -> hashes.put(field, sha256(Json.line(value))));
    return hashes;
  }

  /** SHA-256 over all fields and values. */
  String hash() {
    return sha256(Json.line(new TreeMap<>(hashes())));
  }

  static String sha256(String text) {
    return Sha256.hex(text);
  }

  static JsonNode canonical(JsonNode value) {
    if (value.isTextual()) {
      String text = value.textValue().replace("\r\n", "\n").replace('\r', '\n');
      return TextNode.valueOf(Normalizer.normalize(text, Normalizer.Form.NFC));
    }
    if (value.isNumber()) {
      return DecimalNode.valueOf(canonical(value.decimalValue()));
    }
    if (value.isArray()) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode();
      value.forEach(item -> copy.add(canonical(item)));
      return copy;
    }
    if (value.isObject()) {
      ObjectNode copy = JsonNodeFactory.instance.objectNode();
      new TreeMap<>(asMap(value)).forEach((key, item) -> copy.set(key, canonical(item)));
      return copy;
    }
    return value;
  }

  private static BigDecimal canonical(BigDecimal number) {
    BigDecimal shortest = number.stripTrailingZeros();
    return shortest.scale() <= 0 ? shortest : number.round(FLOAT).stripTrailingZeros();
  }

  private static Map<String, JsonNode> asMap(JsonNode object) {
    Map<String, JsonNode> members = new LinkedHashMap<>();
    object.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
    return members;
  }

  /** Whether a value counts as absent. */
  static boolean isEmpty(JsonNode value) {
    return value.isTextual() && value.textValue().isEmpty()
        || value.isContainerNode() && value.isEmpty();
  }
}
