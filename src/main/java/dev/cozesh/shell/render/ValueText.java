package dev.cozesh.shell.render;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.error.SecretShapes;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** A script's value as text, the way Groovy writes it: {@code [1, 2]}, {@code [a:1]}. */
public final class ValueText {
  private ValueText() {}

  /** The value's text, cleaned; a lazy list gives a line for each element. */
  public static String of(Object value) {
    return Clean.text(SecretShapes.mask(shown(value)));
  }

  private static String shown(Object value) {
    if (value instanceof JsonNode json) {
      return json.toPrettyString();
    }
    if (value instanceof Iterable<?> lazy
        && !(value instanceof Collection<?>)
        && !(value instanceof Path)) {
      StringJoiner lines = new StringJoiner("\n");
      lazy.forEach(element -> lines.add(inner(element)));
      return lines.toString();
    }
    return inner(value);
  }

  private static String inner(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map(map);
    }
    if (value instanceof Collection<?> all) {
      StringJoiner text = new StringJoiner(", ", "[", "]");
      all.forEach(element -> text.add(element == value ? "(this)" : inner(element)));
      return text.toString();
    }
    if (value != null && value.getClass().isArray()) {
      return inner(elements(value));
    }
    return String.valueOf(value);
  }

  private static String map(Map<?, ?> map) {
    if (map.isEmpty()) {
      return "[:]";
    }
    StringJoiner text = new StringJoiner(", ", "[", "]");
    map.forEach(
        (key, value) -> text.add(inner(key) + ":" + (value == map ? "(this)" : inner(value))));
    return text.toString();
  }

  private static List<Object> elements(Object array) {
    List<Object> elements = new ArrayList<>();
    for (int at = 0; at < Array.getLength(array); at++) {
      elements.add(Array.get(array, at));
    }
    return elements;
  }
}
