package dev.cozesh.deploy;

import dev.cozesh.client.database.Database;
import dev.cozesh.client.database.DatabaseField;
import dev.cozesh.deploy.desired.DesiredDatabase;
import dev.cozesh.deploy.desired.DesiredResource;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.deploy.desired.Lifecycle;
import dev.cozesh.deploy.table.ColumnType;
import dev.cozesh.error.Place;
import dev.cozesh.json.Json;
import java.util.List;
import java.util.Optional;

/** A Coze database as the declaration that leaves it as it is. */
final class LiveDatabase {
  private LiveDatabase() {}

  static LiveObject of(LiveReader.Row row, Database database) {
    Optional<DesiredResource> declared =
        row.name().isBlank() ? Optional.empty() : Optional.of(declared(row.name(), database));
    Fields fields = new Fields().put("name", row.name()).put("description", database.tableDesc());
    return new LiveObject(
        Kind.DATABASE,
        row.id(),
        row.name(),
        declared,
        List.of("not declared: its rows; `rows file(\"….csv\")` fills it"),
        fields.put("fields", Json.tree(columns(database))).all(),
        Json.object());
  }

  private static DesiredDatabase declared(String name, Database database) {
    return new DesiredDatabase(
        name,
        database.tableDesc().filter(text -> !text.isEmpty()),
        columns(database),
        Optional.empty(),
        Lifecycle.USUAL,
        Place.NOWHERE);
  }

  /** Coze adds columns of its own to each table, which nobody declares. */
  private static List<DesiredDatabase.Column> columns(Database database) {
    return database.fields().orElse(List.of()).stream()
        .filter(field -> !field.isSystemField().orElse(false))
        .map(LiveDatabase::column)
        .toList();
  }

  private static DesiredDatabase.Column column(DatabaseField field) {
    return new DesiredDatabase.Column(
        field.name(),
        field
            .type()
            .map(Object::toString)
            .flatMap(ColumnType::of)
            .map(ColumnType::wire)
            .orElse("String"),
        field.desc().filter(text -> !text.isEmpty()),
        field.isRequired().orElse(false));
  }
}
