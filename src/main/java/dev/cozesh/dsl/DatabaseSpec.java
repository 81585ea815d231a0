package dev.cozesh.dsl;

import dev.cozesh.deploy.desired.DesiredDatabase;
import dev.cozesh.deploy.desired.DocumentText;
import dev.cozesh.deploy.desired.Lifecycle;
import dev.cozesh.deploy.table.ColumnType;
import dev.cozesh.deploy.table.ColumnWish;
import dev.cozesh.deploy.table.TableMapping;
import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.Nearest;
import dev.cozesh.error.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Body of {@code database("name") { … }}. */
public final class DatabaseSpec extends BlockSpec {
  private final List<ColumnWish> columns = new ArrayList<>();
  private Optional<String> description = Optional.empty();
  private Optional<Table> rows = Optional.empty();
  private Lifecycle lifecycle = Lifecycle.USUAL;

  private record Table(String name, String text, Place place) {}

  DatabaseSpec(Session session) {
    super(session, Vocabulary.DATABASE);
  }

  /** Says what the table holds: a text or a file. The last call wins. */
  public void description(Object text) {
    word("description");
    description = Optional.of(text(text, "description"));
  }

  /** Fills the table from a CSV file, whose headers become columns. The last call wins. */
  public void rows(Object file) {
    rows(Map.of(), file);
  }

  /**
   * Fills the table from a CSV file.
   *
   * @param options {@code encoding:} when the file is not UTF-8
   */
  public void rows(Map<?, ?> options, Object file) {
    word("rows");
    Place place = here("rows");
    Options given = Options.of(options, "rows", place, List.of("encoding"));
    if (file instanceof ScriptFile table) {
      String text =
          given
              .text("encoding")
              .map(
                  encoding ->
                      DocumentText.decoded(table.getName(), table.getBytes(), encoding, place))
              .orElseGet(() -> DocumentText.utf8(table.getName(), table.getBytes(), place));
      rows = Optional.of(new Table(table.getName(), text, place));
    } else if (file instanceof NamedText table) {
      rows = Optional.of(new Table(table.name(), table.content(), place));
    } else {
      throw new CozeScriptException(
          place,
          "rows takes a file, not " + Session.kind(file),
          "",
          "write `rows file(\"jobs.csv\")`");
    }
  }

  /** Names a column of a table without a file, which holds text. May be repeated. */
  public void column(Object name) {
    column(Map.of(), name);
  }

  /**
   * Says what a column is called and holds: by its header where there is a file.
   *
   * @param options as: its name on Coze; type: String, Integer, Number, Boolean or Time;
   *     description: a text; required: whether each row has it
   */
  public void column(Map<?, ?> options, Object name) {
    word("column");
    Place place = here("column");
    Options given =
        Options.of(options, "column", place, List.of("as", "type", "description", "required"));
    ColumnWish wish =
        new ColumnWish(
            text(name, "column"),
            given.text("as"),
            given.text("type").map(type -> type(type, place)),
            given.text("description").map(text -> text(text, "column")),
            given.flag("required"),
            place);
    if (columns.stream().anyMatch(known -> known.header().equals(wish.header()))) {
      throw new CozeScriptException(
          place, "column \"" + wish.header() + "\" is named twice", "", "say all of it at once");
    }
    columns.add(wish);
  }

  /** Forbids that anything deletes this database. */
  public void protect() {
    word("protect");
    lifecycle = lifecycle.withProtection();
  }

  /** Whether nothing says what columns it has. */
  boolean isEmpty() {
    return rows.isEmpty() && columns.isEmpty();
  }

  DesiredDatabase toDesired(String name, Place place) {
    if (isEmpty()) {
      throw new CozeScriptException(
          place,
          "database \"" + name + "\" has no columns",
          "it has neither a file nor a column",
          "write `rows file(\"jobs.csv\")`, or `column \"title\"` for each");
    }
    TableMapping mapping =
        rows.map(table -> TableMapping.of(table.name(), table.text(), columns, table.place()))
            .orElseGet(() -> TableMapping.of(columns));
    return new DesiredDatabase(
        name, description, mapping.columns(), mapping.rows(), lifecycle, place);
  }

  private static ColumnType type(String name, Place place) {
    List<String> known = Stream.of(ColumnType.values()).map(ColumnType::wire).sorted().toList();
    return ColumnType.of(name)
        .orElseThrow(
            () ->
                new CozeScriptException(
                    place,
                    "no column holds " + name,
                    "Coze has " + String.join(", ", known),
                    Nearest.to(name, known)
                        .map(near -> "did you mean `type: \"" + near + "\"`?")
                        .orElse("take one of them")));
  }
}
