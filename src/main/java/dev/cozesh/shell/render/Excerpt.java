package dev.cozesh.shell.render;

import dev.cozesh.error.SecretShapes;
import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Map;

/** One short line for a value, made without walking through it or asking anybody. */
public final class Excerpt {
  private Excerpt() {}

  /** The line, cleaned, of so many columns at most. */
  public static String of(Object value, int columns) {
    return Width.cut(Clean.line(SecretShapes.mask(said(value))), columns);
  }

  /** The first line of a text, cleaned, of so many columns at most. */
  public static String line(String text, int columns) {
    int end = text.indexOf('\n');
    return Width.cut(
        Clean.line(SecretShapes.mask(end < 0 ? text : text.substring(0, end))), columns);
  }

  private static String said(Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof CharSequence text) {
      int shown = Math.min(text.length(), 1000);
      return '"' + text.subSequence(0, shown).toString() + '"';
    }
    if (value instanceof Number || value instanceof Boolean || value instanceof Enum<?>) {
      return value.toString();
    }
    if (value instanceof Collection<?> all) {
      return all.size() + (all.size() == 1 ? " element" : " elements");
    }
    if (value instanceof Map<?, ?> map) {
      return map.size() + (map.size() == 1 ? " entry" : " entries");
    }
    if (value.getClass().isArray()) {
      return Array.getLength(value) + " elements";
    }
    return "";
  }
}
