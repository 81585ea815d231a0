package dev.cozesh.dsl;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.codehaus.groovy.runtime.InvokerHelper;

/**
 * Values as rows with columns: maps, records of the client, lists, or anything, which is a row of
 * one value.
 */
public final class Rows {
  private final List<String> columns;
  private final List<List<Object>> cells;

  private Rows(List<String> columns, List<List<Object>> cells) {
    this.columns = columns;
    this.cells = cells;
  }

  /**
   * Reads every row.
   *
   * @param rows a list, or what can be walked like one; a map is one row
   * @param wanted the columns to take, in their order, and for lists their names; empty for all
   */
  public static Rows of(Object rows, Collection<?> wanted) {
    List<Object> all = new ArrayList<>();
    walk(rows).forEachRemaining(all::add);
    List<String> names = wanted.stream().map(String::valueOf).toList();
    boolean named = all.stream().anyMatch(row -> row instanceof Map || row instanceof Record);
    return named ? named(all, names) : listed(all, names);
  }

  private static Iterator<?> walk(Object rows) {
    return rows instanceof Map<?, ?> map ? List.of(map).iterator() : InvokerHelper.asIterator(rows);
  }

  private static Rows named(List<Object> all, List<String> wanted) {
    List<Map<String, Object>> maps = all.stream().map(Rows::members).toList();
    Set<String> columns = new LinkedHashSet<>(wanted);
    if (wanted.isEmpty()) {
      maps.forEach(row -> columns.addAll(row.keySet()));
    }
    List<List<Object>> cells = new ArrayList<>();
    for (Map<String, Object> row : maps) {
      List<Object> values = new ArrayList<>();
      columns.forEach(column -> values.add(row.get(column)));
      cells.add(values);
    }
    return new Rows(List.copyOf(columns), cells);
  }

  private static Rows listed(List<Object> all, List<String> wanted) {
    List<List<Object>> cells = new ArrayList<>();
    for (Object row : all) {
      List<Object> values = new ArrayList<>();
      if (row instanceof Collection<?> list) {
        list.forEach(value -> values.add(bare(value)));
      } else if (row instanceof Object[] array) {
        Arrays.asList(array).forEach(value -> values.add(bare(value)));
      } else {
        values.add(bare(row));
      }
      while (values.size() < wanted.size()) {
        values.add(null);
      }
      cells.add(wanted.isEmpty() ? values : values.subList(0, wanted.size()));
    }
    return new Rows(wanted, cells);
  }

  private static Map<String, Object> members(Object row) {
    Map<String, Object> members = new LinkedHashMap<>();
    if (row instanceof Map<?, ?> map) {
      map.forEach((name, value) -> members.put(String.valueOf(name), bare(value)));
    } else if (row instanceof Record) {
      for (RecordComponent component : row.getClass().getRecordComponents()) {
        members.put(component.getName(), bare(InvokerHelper.getProperty(row, component.getName())));
      }
    } else {
      members.put("value", bare(row));
    }
    return members;
  }

  private static Object bare(Object value) {
    return value instanceof Optional<?> optional ? optional.orElse(null) : value;
  }

  /** The names of the columns; empty when the rows are lists that nobody named. */
  public List<String> getColumns() {
    return columns;
  }

  /** The values of each row, in the order of the columns; null where a row has none. */
  public List<List<Object>> getCells() {
    return cells;
  }

  /** Each value as text; where a row has none it is empty. */
  public List<List<String>> getTexts() {
    return cells.stream().map(row -> row.stream().map(Rows::text).toList()).toList();
  }

  private static String text(Object value) {
    if (value instanceof Map || value instanceof Collection) {
      return WireJson.plain(value).toString();
    }
    return value == null ? "" : value.toString();
  }
}
