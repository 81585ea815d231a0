package dev.cozesh.shell.render;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.error.SecretShapes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A script's value as text, the way Groovy writes it: {@code [1, 2]}, {@code [a:1]}; a record as
 * lines, a list of records as a table.
 */
public final class ValueText {
  private ValueText() {}

  /** The value's text, cleaned; any other lazy list gives a line for each element. */
  public static String of(Object value) {
    return Clean.text(SecretShapes.mask(shown(value)));
  }

  private static String shown(Object value) {
    if (value instanceof JsonNode json) {
      return json.toPrettyString();
    }
    if (RecordText.isOfMembers(value)) {
      return new RecordText(ValueText::inner).lines(value);
    }
    boolean lazy = value instanceof Iterable<?> && !(value instanceof Collection<?>);
    if (value instanceof Iterable<?> all && !(value instanceof Path)) {
      List<Object> elements = new ArrayList<>();
      all.forEach(elements::add);
      return lazy || areRecords(elements) ? list(elements) : inner(value);
    }
    return inner(value);
  }

  private static String list(List<Object> elements) {
    if (elements.isEmpty()) {
      return "[]";
    }
    return areRecords(elements)
        ? new RecordText(ValueText::inner).table(elements)
        : elements.stream().map(ValueText::inner).collect(Collectors.joining("\n"));
  }

  private static boolean areRecords(List<Object> elements) {
    return !elements.isEmpty() && elements.stream().allMatch(RecordText::isOfMembers);
  }

  private static String inner(Object value) {
    if (value instanceof Number || value instanceof CharSequence) {
      return value.toString(); // what most lines end with loads no more than this
    }
    return new OneLine(ValueText::part).of(value);
  }

  /** JSON within another value is one text. */
  private static Part part(Object value) {
    return value instanceof JsonNode json
        ? new Part.Leaf(json.toString(), Part.Kind.TEXT)
        : Part.of(value);
  }
}
