package dev.cozesh.deploy;

import dev.cozesh.client.CozeClient;
import dev.cozesh.client.database.Database;
import dev.cozesh.client.database.DatabaseCreate;
import dev.cozesh.client.database.DatabaseField;
import dev.cozesh.client.database.DatabaseFieldType;
import dev.cozesh.client.database.DatabaseRwMode;
import dev.cozesh.deploy.desired.DesiredDatabase;
import dev.cozesh.deploy.desired.DesiredDatabase.Column;
import dev.cozesh.deploy.desired.DesiredResource;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.deploy.state.JournalEntry;
import dev.cozesh.deploy.state.Pending;
import dev.cozesh.deploy.state.ResourceState;
import dev.cozesh.error.CozeConflictException;
import dev.cozesh.error.CozePartialException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Databases. The list tells all of each; no endpoint changes one, so a difference is a conflict,
 * and no mark can be left in a description.
 */
final class DatabaseDriver implements Driver {
  private static final int PAGE = 100;

  private final CozeClient client;
  private final String workspaceId;

  DatabaseDriver(CozeClient client, String workspaceId) {
    this.client = client;
    this.workspaceId = workspaceId;
  }

  @Override
  public List<Listed> list() {
    return client.databases().list(workspaceId).all().stream().map(DatabaseDriver::row).toList();
  }

  @Override
  public Optional<Fields> read(String id, Inventory inventory) {
    return inventory.byId(Kind.DATABASE, id).flatMap(Listed::fields);
  }

  @Override
  public Optional<Fields> readAnew(String id, Inventory inventory) {
    return read(id, inventory.refresh(Kind.DATABASE));
  }

  /** What was only read off the rows is as Coze has it, where there is one that the rows fit. */
  @Override
  public Fields desired(DesiredResource resource, References references) {
    DesiredDatabase database = (DesiredDatabase) resource;
    Optional<Fields> live = references.listed(resource.address());
    Fields fields =
        new Fields().put("name", database.name()).put("description", database.description());
    List<Map<String, String>> rows =
        database.rows().map(DesiredDatabase.Rows::values).orElse(List.of());
    for (Column column : database.columns()) {
      Optional<TableColumn> there = live.flatMap(all -> TableColumn.of(column.name(), all));
      TableColumn.wanted(column, rows, there).put(fields);
    }
    return fields;
  }

  @Override
  public String create(DesiredResource resource, Fields desired, String description) {
    DesiredDatabase database = (DesiredDatabase) resource;
    List<DatabaseField> fields = database.columns().stream().map(DatabaseDriver::field).toList();
    DatabaseCreate request =
        DatabaseCreate.of(workspaceId, database.name(), fields, DatabaseRwMode.UNLIMITED);
    return client
        .databases()
        .create(description.isEmpty() ? request : request.withTableDesc(description));
  }

  @Override
  public void update(String id, DesiredResource resource, Fields wanted, Fields actual) {
    throw new CozePartialException(
        resource.address()
            + " is not as it was asked for: "
            + String.join(", ", FieldWork.differing(wanted, actual)),
        "Coze said success and made another one; no endpoint changes a database",
        "look at it in the web page, and change it there");
  }

  @Override
  public boolean marks() {
    return false;
  }

  @Override
  public List<String> reads() {
    return List.of("databases.list", "databases.records.query");
  }

  @Override
  public List<String> writes(boolean makes) {
    return makes ? List.of("databases.create") : List.of();
  }

  @Override
  public boolean makes() {
    return true;
  }

  @Override
  public List<Part> parts(Outlook outlook) {
    DesiredDatabase database = (DesiredDatabase) outlook.resource();
    Optional<String> id = outlook.identity().id();
    outlook
        .identity()
        .actual()
        .filter(actual -> outlook.differs())
        .ifPresent(actual -> requireSame(database, outlook.wanted(), actual));
    Optional<ResourceState.Rows> known =
        outlook
            .known()
            .filter(one -> id.equals(Optional.of(one.id())))
            .flatMap(ResourceState::rows);
    if (database.rows().isEmpty()) {
      return List.of();
    }
    RowPlanner planner = new RowPlanner(client, database, known);
    Optional<Pending> pending =
        outlook.replay().pending(database.address(), JournalEntry.Work.ROWS).filter(Pending::sent);
    RowPlan plan = id.map(planner::plan).orElseGet(planner::plan);
    return List.of(new RowPart(client, database, plan, pending));
  }

  @Override
  public void delete(String id) {
    client.databases().delete(id);
  }

  @Override
  public Optional<String> deletes() {
    return Optional.of("databases.delete");
  }

  @Override
  public int readCost(Inventory inventory) {
    return listCost(inventory);
  }

  @Override
  public int listCost(Inventory inventory) {
    return (inventory.all(Kind.DATABASE).size() + 1 + PAGE) / PAGE;
  }

  /** Everything of a database that a script can say, canonical. */
  static Fields fields(Database database) {
    Fields fields =
        new Fields().put("name", database.tableName()).put("description", database.tableDesc());
    database
        .fields()
        .orElse(List.of())
        .forEach(
            field -> {
              if (!field.isSystemField().orElse(false)) {
                TableColumn.of(field).put(fields);
              }
            });
    return fields;
  }

  private static Listed row(Database database) {
    return new Listed(
        database.id(),
        database.tableName().orElse(""),
        database.tableDesc(),
        database
            .updateTime()
            .filter(time -> time.matches("\\d{1,12}"))
            .map(time -> Listed.time(Long.parseLong(time))),
        Optional.of(fields(database)));
  }

  private static DatabaseField field(Column column) {
    return new DatabaseField(
        column.name(),
        column.description(),
        Optional.of(DatabaseFieldType.of(column.type())),
        Optional.of(column.isRequired()),
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }

  private static void requireSame(DesiredDatabase database, Fields wanted, Fields actual) {
    List<String> differing = FieldWork.differing(wanted, actual);
    if (differing.isEmpty()) {
      return;
    }
    List<String> words =
        differing.stream()
            .map(field -> field + " is " + shown(actual, field) + ", not " + shown(wanted, field))
            .toList();
    throw new CozeConflictException(
        database.place()
            + ": "
            + database.address()
            + " is not what is declared: "
            + String.join("; ", words),
        "no public endpoint changes a database: it is made and deleted, and its rows are written",
        "change it in the web page, or what the script says of it. Or make it anew: take the block"
            + " out, run with --prune, which deletes it with its rows, and put the block back");
  }

  private static String shown(Fields fields, String field) {
    return fields.get(field).map(value -> "\"" + value.asText() + "\"").orElse("not there");
  }
}
