package dev.cozesh.deploy.table;

import dev.cozesh.deploy.desired.DesiredDatabase.Column;
import dev.cozesh.deploy.desired.DesiredDatabase.Guess;
import dev.cozesh.deploy.desired.DesiredDatabase.Rows;
import dev.cozesh.deploy.desired.DesiredDocument;
import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.Nearest;
import dev.cozesh.error.Place;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The columns and rows that a table file, and what a script says of its columns, make of a
 * database.
 *
 * @param columns in the file's order
 * @param rows absent without a file
 */
public record TableMapping(List<Column> columns, Optional<Rows> rows) {
  public TableMapping {
    columns = List.copyOf(columns);
  }

  /**
   * Without a file: the columns as the script says.
   *
   * @throws CozeScriptException when Coze would not take a name, or two are equal
   */
  public static TableMapping of(List<ColumnWish> wishes) {
    List<Column> columns = new ArrayList<>();
    Map<String, String> taken = new HashMap<>();
    for (ColumnWish wish : wishes) {
      String name = wish.name().orElse(wish.header());
      requireName(name, wish.place());
      requireFree(taken, name, wish.header(), wish.place());
      columns.add(
          new Column(
              name,
              wish.type().orElse(ColumnType.STRING).wire(),
              wish.description(),
              wish.isRequired().orElse(false)));
    }
    return new TableMapping(columns, Optional.empty());
  }

  /**
   * With a file.
   *
   * @param file as the script names it; {@code .tsv} is separated by tabs
   * @param place where the script names it
   * @throws CozeScriptException when the file is no table, a header makes no column or two make
   *     one, a column of the script has no header, or a cell is no value of its type
   */
  public static TableMapping of(String file, String text, List<ColumnWish> wishes, Place place) {
    TableText table = TableText.of(file, text, place);
    Map<String, ColumnWish> byHeader = new HashMap<>();
    wishes.forEach(wish -> byHeader.put(header(table, wish), wish));
    requireNames(table, byHeader, place);
    List<Column> columns = new ArrayList<>();
    Map<String, String> mapping = new LinkedHashMap<>();
    Map<String, String> taken = new HashMap<>();
    for (int n = 0; n < table.headers().size(); n++) {
      String header = table.headers().get(n);
      Optional<ColumnWish> wish = Optional.ofNullable(byHeader.get(header));
      Column column = column(table, n, wish);
      requireFree(taken, column.name(), header, wish.map(ColumnWish::place).orElse(place));
      columns.add(column);
      mapping.put(header, column.name());
    }
    List<Map<String, String>> values = values(table, columns);
    return new TableMapping(
        columns, Optional.of(new Rows(file, mapping, values, sha256(mapping, values))));
  }

  /** The header a wish is about: it may name the header, or the column that it becomes. */
  private static String header(TableText table, ColumnWish wish) {
    if (table.headers().contains(wish.header())) {
      return wish.header();
    }
    return table.headers().stream()
        .filter(header -> ColumnName.of(header).equals(Optional.of(wish.header())))
        .findFirst()
        .orElseThrow(
            () ->
                new CozeScriptException(
                    wish.place(),
                    table.file() + " has no column \"" + wish.header() + "\"",
                    "its headers are " + String.join(", ", table.headers()),
                    Nearest.to(wish.header(), table.headers())
                        .map(near -> "did you mean \"" + near + "\"?")
                        .orElse("name one of them")));
  }

  private static void requireNames(TableText table, Map<String, ColumnWish> wishes, Place place) {
    List<String> nameless =
        table.headers().stream()
            .filter(header -> ColumnName.of(header).isEmpty())
            .filter(
                header ->
                    Optional.ofNullable(wishes.get(header)).flatMap(ColumnWish::name).isEmpty())
            .toList();
    if (nameless.isEmpty()) {
      return;
    }
    throw new CozeScriptException(
        place,
        table.file() + ": no column can be called " + String.join(", ", nameless),
        "a column of Coze is lower-case letters, digits and _, a letter first, and cozesh does not"
            + " guess a translation",
        nameless.stream()
            .map(header -> "`column \"" + header + "\", as: \"…\"`")
            .collect(Collectors.joining(", ", "say what to call " + them(nameless) + ": ", "")));
  }

  private static String them(List<String> names) {
    return names.size() == 1 ? "it" : "them";
  }

  private static Column column(TableText table, int index, Optional<ColumnWish> wish) {
    String header = table.headers().get(index);
    String name =
        wish.flatMap(ColumnWish::name).orElseGet(() -> ColumnName.of(header).orElseThrow());
    wish.ifPresent(said -> requireName(name, said.place()));
    List<String> cells = table.column(index);
    ColumnType type = wish.flatMap(ColumnWish::type).orElseGet(() -> ColumnType.inferred(cells));
    wish.filter(said -> said.type().isPresent())
        .ifPresent(said -> requireFit(table, index, type, said.place()));
    boolean full = !cells.isEmpty() && cells.stream().noneMatch(String::isBlank);
    boolean required = wish.flatMap(ColumnWish::isRequired).orElse(full);
    if (required && !full && !cells.isEmpty()) {
      throw emptyCell(table, index, wish.map(ColumnWish::place).orElse(Place.NOWHERE));
    }
    return new Column(
        name, type.wire(), wish.flatMap(ColumnWish::description), required, guessed(wish));
  }

  private static Set<Guess> guessed(Optional<ColumnWish> wish) {
    EnumSet<Guess> guessed = EnumSet.allOf(Guess.class);
    wish.flatMap(ColumnWish::type).ifPresent(said -> guessed.remove(Guess.TYPE));
    wish.flatMap(ColumnWish::isRequired).ifPresent(said -> guessed.remove(Guess.REQUIREMENT));
    return guessed;
  }

  private static void requireFit(TableText table, int index, ColumnType type, Place place) {
    for (TableText.Row row : table.rows()) {
      String cell = row.cells().get(index);
      if (!cell.isBlank() && !type.fits(cell)) {
        throw new CozeScriptException(
            place,
            table.file()
                + ", line "
                + row.line()
                + ": \""
                + cell
                + "\" under "
                + table.headers().get(index)
                + " is no "
                + type.wire(),
            type == ColumnType.TIME
                ? "a Time is written 2026-11-21 or 2026-11-21 08:30:00"
                : "each cell of the column has to be one",
            "correct the cell, or take another type: String takes all");
      }
    }
  }

  private static CozeScriptException emptyCell(TableText table, int index, Place place) {
    TableText.Row row =
        table.rows().stream()
            .filter(one -> one.cells().get(index).isBlank())
            .findFirst()
            .orElseThrow();
    return new CozeScriptException(
        place,
        table.file() + ", line " + row.line() + ": no value under " + table.headers().get(index),
        "the column is required",
        "fill the cell in, or leave out `required: true`");
  }

  private static void requireName(String name, Place place) {
    if (ReservedNames.isOfTheSystem(name)) {
      throw new CozeScriptException(
          place,
          "no column can be called " + name,
          "Coze adds a column of that name to every database",
          "take another name, such as `as: \"" + name + "_value\"`");
    }
    if (!ColumnName.isValid(name)) {
      throw new CozeScriptException(
          place,
          "no column can be called " + name,
          "a column of Coze is lower-case letters, digits and _, a letter first, at most 64",
          ColumnName.of(name)
              .map(near -> "did you mean \"" + near + "\"?")
              .orElse("take such a name"));
    }
  }

  private static void requireFree(
      Map<String, String> taken, String name, String header, Place place) {
    String other = taken.put(name, header);
    if (other != null) {
      throw new CozeScriptException(
          place,
          "two columns would be called " + name,
          "\"" + other + "\" and \"" + header + "\" both become it",
          "say what to call one of them: `column \"" + header + "\", as: \"…\"`");
    }
  }

  /** An empty cell is no value, quoted or not. */
  private static List<Map<String, String>> values(TableText table, List<Column> columns) {
    List<Map<String, String>> values = new ArrayList<>();
    for (TableText.Row row : table.rows()) {
      Map<String, String> named = new LinkedHashMap<>();
      for (int n = 0; n < columns.size(); n++) {
        String cell = row.cells().get(n);
        if (!cell.isBlank()) {
          ColumnType type = ColumnType.of(columns.get(n).type()).orElseThrow();
          named.put(columns.get(n).name(), type.canonical(cell));
        }
      }
      values.add(Map.copyOf(named));
    }
    return values;
  }

  private static String sha256(Map<String, String> mapping, List<Map<String, String>> values) {
    StringBuilder all = new StringBuilder();
    List<String> columns = List.copyOf(mapping.values());
    columns.forEach(name -> cell(all, name));
    for (Map<String, String> row : values) {
      columns.forEach(name -> cell(all, row.getOrDefault(name, "")));
    }
    return new DesiredDocument.Content(all.toString().getBytes(StandardCharsets.UTF_8)).sha256();
  }

  /** With its length in front, so that no two tables give one text. */
  private static void cell(StringBuilder all, String text) {
    all.append(text.length()).append(':').append(text);
  }
}
