package dev.cozesh.deploy;

import dev.cozesh.client.CozeClient;
import dev.cozesh.deploy.desired.DesiredDatabase;
import dev.cozesh.deploy.state.ResourceState;
import dev.cozesh.deploy.table.ColumnType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Compares declared rows with those of a database. Sends reads only. */
final class RowPlanner {
  private final CozeClient client;
  private final DesiredDatabase database;
  private final DesiredDatabase.Rows wanted;
  private final Optional<ResourceState.Rows> known;

  /**
   * @param known what was sent so far
   */
  RowPlanner(CozeClient client, DesiredDatabase database, Optional<ResourceState.Rows> known) {
    this.client = client;
    this.database = database;
    this.wanted = database.rows().orElseThrow();
    this.known = known;
  }

  /** The plan for a database that is yet to be made. */
  RowPlan plan() {
    return RowPlan.of(Optional.empty(), wanted, 0, () -> false);
  }

  /** The plan for the database of that id. */
  RowPlan plan(String id) {
    return plan(new RowStore(client, id), new RowStore(client, id).look());
  }

  RowPlan plan(RowStore store, RowStore.Look look) {
    return RowPlan.of(known, wanted, look.rows(), () -> holdsTheSame(store, look.rows()));
  }

  /** The same rows in any order, each as often. */
  private boolean holdsTheSame(RowStore store, long rows) {
    if (rows != wanted.values().size()) {
      return false;
    }
    Map<List<String>, Integer> open = new HashMap<>();
    for (Map<String, String> row : wanted.values()) {
      open.merge(spelled(column -> row.getOrDefault(column, "")), 1, Integer::sum);
    }
    for (Map<String, Optional<String>> row : store.all()) {
      open.merge(
          spelled(column -> row.getOrDefault(column, Optional.empty()).orElse("")),
          -1,
          Integer::sum);
    }
    return open.values().stream().allMatch(count -> count == 0);
  }

  private List<String> spelled(UnaryOperator<String> cell) {
    return database.columns().stream()
        .map(
            column ->
                ColumnType.of(column.type())
                    .orElse(ColumnType.STRING)
                    .spelling(cell.apply(column.name())))
        .toList();
  }
}
