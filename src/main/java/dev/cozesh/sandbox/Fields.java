package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

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

  /** Whether the member was sent and is not null. */
  boolean has(String name) {
    return body.hasNonNull(name);
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
