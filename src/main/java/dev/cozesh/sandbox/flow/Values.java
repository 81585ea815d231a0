package dev.cozesh.sandbox.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.json.Json;
import java.math.BigDecimal;
import java.util.Optional;

/** The values of a canvas: converting, reaching into and writing them. */
final class Values {
  private Values() {}

  /** The value in a type of the canvas, or as it is when it does not fit. */
  static JsonNode as(String type, JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return NullNode.instance;
    }
    return switch (type) {
      case "string" -> value.isTextual() ? value : TextNode.valueOf(text(value));
      case "boolean" -> value.isTextual() ? BooleanNode.valueOf(isTrue(value)) : value;
      case "integer", "float" ->
          value.isTextual() && number(value).isPresent() ? parsed(value) : value;
      case "object", "list" -> value.isTextual() ? parsed(value) : value;
      default -> value;
    };
  }

  /** As people read it: text without quotes, anything else as JSON, nothing for null. */
  static String text(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    return value.isValueNode() ? value.asText() : Json.line(value);
  }

  static boolean isTrue(JsonNode value) {
    return value.isBoolean() ? value.asBoolean() : value.asText().equalsIgnoreCase("true");
  }

  static Optional<BigDecimal> number(JsonNode value) {
    try {
      return value.isNumber() || value.isTextual()
          ? Optional.of(new BigDecimal(value.asText().trim()))
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** {@code a.b[0].c} within a value; missing when there is no such member. */
  static JsonNode member(JsonNode value, String path) {
    JsonNode found = value;
    for (String part : path.split("[.\\[]")) {
      if (part.endsWith("]")) {
        found = element(found, part.substring(0, part.length() - 1));
      } else if (!part.isEmpty()) {
        found = found.path(part);
      }
    }
    return found;
  }

  private static JsonNode element(JsonNode list, String index) {
    return index.matches("\\d{1,6}") ? list.path(Integer.parseInt(index)) : list.path(index);
  }

  private static JsonNode parsed(JsonNode text) {
    try {
      return Json.parse(text.asText(), "value");
    } catch (CozeDataException e) {
      return text;
    }
  }
}
