package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Reads and checks the members of a body; a refusal names the member. */
final class Fields {
  private final JsonNode body;
  private final String prefix;

  Fields(JsonNode body) {
    this(body, "");
  }

  private Fields(JsonNode body, String prefix) {
    this.body = body;
    this.prefix = prefix;
  }

  /** The JSON in a text. */
  static JsonNode parsed(String text, String member) {
    try {
      return Json.parse(text, member);
    } catch (CozeDataException e) {
      throw Refused.parameter(member + " is not valid JSON");
    }
  }

  /** Whether the member was sent and is not null. */
  boolean has(String name) {
    return body.hasNonNull(name);
  }

  /** An update that would change nothing is refused, since it lacks what it is for. */
  void requireAny(String... names) {
    if (Stream.of(names).noneMatch(this::has)) {
      String all = String.join(", ", names);
      throw Refused.parameter(
          prefix + (names.length == 1 ? all : "one of " + all) + " is required");
    }
  }

  String text(String name, int atLeast, int atMost) {
    if (!has(name)) {
      throw Refused.parameter(prefix + name + " is required");
    }
    return optionalText(name, atLeast, atMost).orElseThrow();
  }

  /** Length is counted in characters as people count them, not in UTF-16 units. */
  Optional<String> optionalText(String name, int atLeast, int atMost) {
    if (!has(name)) {
      return Optional.empty();
    }
    JsonNode value = body.get(name);
    if (!value.isTextual()) {
      throw Refused.parameter(prefix + name + " must be a string");
    }
    String text = value.asText();
    int length = text.codePointCount(0, text.length());
    if (length < atLeast || length > atMost) {
      throw Refused.parameter(
          prefix + name + " must have " + atLeast + " to " + atMost + " characters, has " + length);
    }
    return Optional.of(text);
  }

  /** An id: digits in a string, or the number itself, as two of the official SDKs send it. */
  String id(String name) {
    if (!has(name)) {
      throw Refused.parameter(prefix + name + " is required");
    }
    return id(body.get(name), prefix + name);
  }

  static String id(JsonNode value, String name) {
    if (!value.isTextual() && !value.isIntegralNumber()) {
      throw Refused.parameter(name + " must be an id");
    }
    return value.asText();
  }

  int number(String name, int otherwise, int atLeast, int atMost) {
    if (!has(name)) {
      return otherwise;
    }
    JsonNode value = body.get(name);
    if (!value.canConvertToInt() || value.asInt() < atLeast || value.asInt() > atMost) {
      throw Refused.parameter(
          prefix + name + " must be a whole number from " + atLeast + " to " + atMost);
    }
    return value.asInt();
  }

  /** A whole number of any size, or the same as text, which forms send. */
  Optional<Long> wholeNumber(String name) {
    if (!has(name)) {
      return Optional.empty();
    }
    JsonNode value = body.get(name);
    if (value.canConvertToLong() && value.isIntegralNumber()) {
      return Optional.of(value.asLong());
    }
    if (value.isTextual() && value.asText().matches("-?\\d{1,18}")) {
      return Optional.of(Long.parseLong(value.asText()));
    }
    throw Refused.parameter(prefix + name + " must be a whole number");
  }

  OptionalDouble decimal(String name, double atLeast, double atMost) {
    if (!has(name)) {
      return OptionalDouble.empty();
    }
    JsonNode value = body.get(name);
    if (!value.isNumber() || value.asDouble() < atLeast || value.asDouble() > atMost) {
      throw Refused.parameter(
          prefix + name + " must be a number from " + atLeast + " to " + atMost);
    }
    return OptionalDouble.of(value.asDouble());
  }

  /** False when it was not sent. */
  boolean flag(String name) {
    if (has(name) && !body.get(name).isBoolean()) {
      throw Refused.parameter(prefix + name + " must be true or false");
    }
    return body.path(name).asBoolean();
  }

  String choice(String name, Choices choices) {
    return choices.require(text(name, 1, 100), prefix + name);
  }

  Optional<String> optionalChoice(String name, Choices choices) {
    return optionalText(name, 1, 100).map(value -> choices.require(value, prefix + name));
  }

  /** The items of a list of objects. */
  List<Fields> objects(String name, int atLeast, int atMost) {
    List<Fields> items = new ArrayList<>();
    for (JsonNode item : list(name, atLeast, atMost)) {
      if (!item.isObject()) {
        throw Refused.parameter(prefix + name + " must hold objects");
      }
      items.add(new Fields(item, prefix + name + "."));
    }
    return items;
  }

  /** The items of a list of strings, or of ids. */
  List<String> texts(String name, int atLeast, int atMost) {
    List<String> items = new ArrayList<>();
    for (JsonNode item : list(name, atLeast, atMost)) {
      items.add(id(item, prefix + name));
    }
    return items;
  }

  Optional<ObjectNode> object(String name) {
    if (!has(name)) {
      return Optional.empty();
    }
    if (body.get(name) instanceof ObjectNode object) {
      return Optional.of(object);
    }
    throw Refused.parameter(prefix + name + " must be an object");
  }

  /** The members of a member that was sent as an object. */
  Optional<Fields> within(String name) {
    return object(name).map(object -> new Fields(object, prefix + name + "."));
  }

  JsonNode list(String name, int atLeast, int atMost) {
    JsonNode value = body.path(name);
    if (!value.isArray()) {
      throw Refused.parameter(prefix + name + " must be a list");
    }
    if (value.size() < atLeast || value.size() > atMost) {
      throw Refused.parameter(
          prefix
              + name
              + " must have "
              + atLeast
              + " to "
              + atMost
              + " items, has "
              + value.size());
    }
    return value;
  }
}
