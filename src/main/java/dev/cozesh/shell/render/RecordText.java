package dev.cozesh.shell.render;

import dev.cozesh.error.SecretShapes;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Records for people: one as aligned lines, many as a table. Members that are absent or empty are
 * left out, and so is what Coze sends beyond the names that our models know.
 */
final class RecordText {
  static final String BEYOND = "other";
  private static final String CLIENT = "dev.cozesh.client.";
  private static final List<String> FIRST = List.of("id", "name");
  private static final int FIRST_COLUMNS = 40;
  private static final int MORE = 4;
  private static final int SHORT = 24;
  private static final int ROWS = 20;

  private final Function<Object, String> shown;

  /**
   * @param shown a member's text
   */
  RecordText(Function<Object, String> shown) {
    this.shown = shown;
  }

  /** Whether the record's members are its meaning; a value of the wire says itself how it reads. */
  static boolean isOfMembers(Object value) {
    return value instanceof Record
        && value.toString().startsWith(value.getClass().getSimpleName() + "[");
  }

  /** Members with values by name, in their order; an {@link Optional} is its value. */
  static Map<String, Object> members(Object value) {
    Map<String, Object> members = new LinkedHashMap<>();
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      Object member = member(component, value);
      if (member != null && !component.getName().equals(BEYOND)) {
        members.put(shownName(component), member);
      }
    }
    return members;
  }

  /** The client's names are shown the way scripts and the wire write them: {@code is_published}. */
  static String shownName(RecordComponent component) {
    String name = component.getName();
    return component.getDeclaringRecord().getName().startsWith(CLIENT) ? snake(name) : name;
  }

  static String snake(String name) {
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }

  static Object member(RecordComponent component, Object value) {
    try {
      Object member = component.getAccessor().invoke(value);
      return member instanceof Optional<?> optional ? optional.orElse(null) : member;
    } catch (ReflectiveOperationException e) {
      return null; // nobody may look into it, so it is not shown
    }
  }

  /** {@code name: value} lines, the values in one column. */
  String lines(Object value) {
    Map<String, String> texts = texts(value);
    int width = texts.keySet().stream().mapToInt(Width::of).max().orElse(0) + 3;
    String below = "\n" + " ".repeat(width);
    return texts.entrySet().stream()
        .map(one -> Width.pad(one.getKey() + ":", width) + one.getValue().replace("\n", below))
        .map(String::stripTrailing)
        .collect(Collectors.joining("\n"));
  }

  private Map<String, String> texts(Object value) {
    Map<String, String> texts = new LinkedHashMap<>();
    members(value).forEach((name, member) -> texts.put(name, shown.apply(member)));
    texts.values().removeIf(String::isEmpty);
    return texts;
  }

  /** Id, name and four short members of the first rows, and how many rows there are more. */
  String table(List<?> records) {
    List<Map<String, String>> rows = records.stream().limit(ROWS).map(this::cells).toList();
    List<String> columns = columns(rows);
    List<List<String>> cells =
        rows.stream()
            .map(row -> columns.stream().map(name -> row.getOrDefault(name, "")).toList())
            .toList();
    int more = records.size() - rows.size();
    return new Table(columns, cells).text(Ink.NONE) + (more > 0 ? "\n… " + more + " more" : "");
  }

  private Map<String, String> cells(Object record) {
    Map<String, String> cells = texts(record);
    cells.replaceAll((name, text) -> Clean.line(SecretShapes.mask(text)));
    FIRST.forEach(
        name -> cells.computeIfPresent(name, (same, text) -> Width.cut(text, FIRST_COLUMNS)));
    return cells;
  }

  private static List<String> columns(List<Map<String, String>> rows) {
    Set<String> names = new LinkedHashSet<>();
    rows.forEach(row -> names.addAll(row.keySet()));
    List<String> columns = new ArrayList<>(FIRST);
    columns.retainAll(names);
    names.stream()
        .filter(name -> !FIRST.contains(name) && isShort(rows, name))
        .limit(MORE)
        .forEach(columns::add);
    return columns;
  }

  private static boolean isShort(List<Map<String, String>> rows, String name) {
    return rows.stream().allMatch(row -> Width.of(row.getOrDefault(name, "")) <= SHORT);
  }
}
