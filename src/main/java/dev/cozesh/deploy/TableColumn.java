package dev.cozesh.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.database.DatabaseField;
import dev.cozesh.deploy.desired.DesiredDatabase.Column;
import dev.cozesh.deploy.desired.DesiredDatabase.Guess;
import dev.cozesh.deploy.table.ColumnType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A column as a plan compares it.
 *
 * @param type as it travels
 * @param description nothing when nobody has a say on it
 */
record TableColumn(String name, String type, boolean isRequired, Optional<String> description) {
  private static final String PART = "fields.";
  private static final String REQUIRED = ", required";

  /** The column as Coze lists it. */
  static TableColumn of(DatabaseField field) {
    String type = field.type().map(Object::toString).orElse("String");
    return new TableColumn(
        field.name(),
        ColumnType.of(type).map(ColumnType::wire).orElse(type),
        field.isRequired().orElse(false),
        field.desc());
  }

  /** The column of that name among fields. */
  static Optional<TableColumn> of(String name, Fields fields) {
    return fields
        .get(PART + name)
        .map(JsonNode::textValue)
        .map(
            text ->
                new TableColumn(
                    name, text.replace(REQUIRED, ""), text.endsWith(REQUIRED), Optional.empty()));
  }

  /**
   * The column as it is declared; what was read off the rows gives way to what is there.
   *
   * @param rows by column
   */
  static TableColumn wanted(
      Column column, List<Map<String, String>> rows, Optional<TableColumn> there) {
    String type =
        there
            .map(TableColumn::type)
            .filter(live -> column.guessed().contains(Guess.TYPE))
            .filter(live -> takesAll(live, column.name(), rows))
            .orElse(column.type());
    boolean full = rows.stream().allMatch(row -> row.containsKey(column.name()));
    boolean required =
        there
            .map(TableColumn::isRequired)
            .filter(live -> column.guessed().contains(Guess.REQUIREMENT))
            .filter(live -> full || !live)
            .orElse(column.isRequired());
    return new TableColumn(column.name(), type, required, column.description());
  }

  private static boolean takesAll(String type, String column, List<Map<String, String>> rows) {
    return ColumnType.of(type)
        .map(
            known ->
                rows.stream()
                    .map(row -> row.get(column))
                    .allMatch(value -> value == null || known.fits(value)))
        .orElse(false);
  }

  void put(Fields fields) {
    fields.put(PART + name, type + (isRequired ? REQUIRED : ""));
    fields.put(PART + name + ".desc", description);
  }
}
