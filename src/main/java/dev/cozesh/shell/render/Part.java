package dev.cozesh.shell.render;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.WireValue;
import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A value as it is shown: named members, elements, or a text without parts. Nothing is looked at
 * before it is walked, so a value may be as large as it likes, and hold itself.
 */
sealed interface Part {
  /** What a text stands for. */
  enum Kind {
    TEXT,
    NUMBER,
    /** {@code true}, {@code false} or {@code null}. */
    LITERAL,
    /** Words about something that is neither. */
    WORDS
  }

  /** Something without parts. */
  record Leaf(String text, Kind kind) implements Part {}

  /** A list. */
  record Elements(int size, Iterable<?> all) implements Part {}

  /** A map, an object or a record. */
  record Members(int size, Iterable<Member> all) implements Part {}

  /**
   * A member.
   *
   * @param path its name where a script reads it; mostly the name
   */
  record Member(String name, String path, Object value) {}

  /** As the wire has it: a record's members by the names they have there. */
  static Part ofWire(Object value) {
    if (value instanceof Optional<?> optional) {
      return ofWire(optional.orElse(null));
    }
    if (RecordText.isOfMembers(value)) {
      List<Member> members = wired(value);
      return new Members(members.size(), members);
    }
    return of(value);
  }

  /** As a script has it: maps, collections, arrays, JSON and records have parts. */
  static Part of(Object value) {
    if (value instanceof JsonNode json) {
      return ofJson(json);
    }
    if (value instanceof Optional<?> optional) {
      return of(optional.orElse(null));
    }
    if (value instanceof Map<?, ?> map) {
      return members(map);
    }
    if (value instanceof Collection<?> all) {
      return new Elements(all.size(), all);
    }
    if (value != null && value.getClass().isArray()) {
      int length = Array.getLength(value);
      return new Elements(
          length, () -> IntStream.range(0, length).mapToObj(at -> Array.get(value, at)).iterator());
    }
    return RecordText.isOfMembers(value) ? members(RecordText.members(value)) : leaf(value);
  }

  private static Members members(Map<?, ?> map) {
    return new Members(map.size(), () -> map.entrySet().stream().map(Part::member).iterator());
  }

  private static Member member(Map.Entry<?, ?> entry) {
    String name = String.valueOf(entry.getKey());
    return new Member(name, name, entry.getValue());
  }

  private static Part ofJson(JsonNode json) {
    return switch (json.getNodeType()) {
      case OBJECT ->
          new Members(json.size(), () -> json.properties().stream().map(Part::member).iterator());
      case ARRAY -> new Elements(json.size(), json);
      case STRING -> new Leaf(json.textValue(), Kind.TEXT);
      case NUMBER -> new Leaf(json.asText(), Kind.NUMBER);
      case BOOLEAN, NULL, MISSING ->
          new Leaf(json.isMissingNode() ? "null" : json.asText(), Kind.LITERAL);
      default -> new Leaf(json.toString(), Kind.WORDS);
    };
  }

  private static Leaf leaf(Object value) {
    String text = String.valueOf(value);
    if (value == null || value instanceof Boolean) {
      return new Leaf(text, Kind.LITERAL);
    }
    if (value instanceof Number || isNumeric(value)) {
      return new Leaf(text, Kind.NUMBER);
    }
    return new Leaf(text, Kind.TEXT);
  }

  /** Whether it is, or wraps, a value that is a number on the wire. */
  private static boolean isNumeric(Object value) {
    if (value instanceof WireValue wire) {
      return wire.numeric();
    }
    RecordComponent[] components =
        value instanceof Record ? value.getClass().getRecordComponents() : new RecordComponent[0];
    return components.length == 1
        && components[0].getType() == WireValue.class
        && RecordText.member(components[0], value) instanceof WireValue wire
        && wire.numeric();
  }

  /** A record's members by the names they have on the wire, with those that have no name here. */
  private static List<Member> wired(Object value) {
    List<Member> members = new ArrayList<>();
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      Object member = RecordText.member(component, value);
      if (component.getName().equals(RecordText.BEYOND) && member instanceof Map<?, ?> beyond) {
        beyond.forEach(
            (name, one) -> members.add(new Member(name + "", RecordText.BEYOND + "." + name, one)));
      } else if (member != null) {
        members.add(new Member(wireName(component), RecordText.shownName(component), member));
      }
    }
    return members;
  }

  private static String wireName(RecordComponent component) {
    JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
    return named != null && !named.value().isEmpty()
        ? named.value()
        : RecordText.snake(component.getName());
  }
}
