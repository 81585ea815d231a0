package dev.cozesh.deploy;

import dev.cozesh.client.CozeClient;
import dev.cozesh.client.database.DatabaseFilter;
import dev.cozesh.client.database.DatabaseFilter.Condition;
import dev.cozesh.client.database.DatabaseOperation;
import dev.cozesh.client.database.DatabaseRow;
import dev.cozesh.client.database.RecordDelete;
import dev.cozesh.client.database.RecordPage;
import dev.cozesh.client.database.RecordQuery;
import dev.cozesh.client.database.RecordQuery.Order;
import dev.cozesh.client.database.SortDirection;
import dev.cozesh.error.CozeDataException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of one database, as the API channel has them. */
final class RowStore {
  private static final String ID = "id";
  private static final int PAGE = 1_000;

  private final CozeClient client;
  private final String databaseId;

  RowStore(CozeClient client, String databaseId) {
    this.client = client;
    this.databaseId = databaseId;
  }

  /**
   * What there is.
   *
   * @param rows how many
   * @param newest the greatest id; absent when there are none, or Coze shows no ids
   */
  record Look(long rows, Optional<String> newest) {}

  /** Counts; one request. */
  Look look() {
    RecordQuery query =
        RecordQuery.ALL.withOrderBy(List.of(Order.by(ID, SortDirection.DESC))).withPageSize(1);
    RecordPage page = client.databases().query(databaseId, query);
    long rows =
        page.totalCount()
            .orElseThrow(
                () ->
                    new CozeDataException(
                        "Coze does not say how many rows database " + databaseId + " has",
                        "total_count is missing from its answer",
                        "",
                        "",
                        null));
    Optional<String> newest =
        page.items().orElse(List.of()).stream()
            .findFirst()
            .flatMap(row -> row.getOrDefault(ID, Optional.empty()));
    return new Look(rows, newest);
  }

  /** All values, by column; a request for each 1,000 rows. */
  List<Map<String, Optional<String>>> all() {
    return client.databases().rows(databaseId, RecordQuery.ALL.withPageSize(PAGE)).all().stream()
        .map(DatabaseRow::values)
        .toList();
  }

  /** Deletes what was there at that look, and nothing that came later. */
  void delete(Look seen) {
    Condition older =
        seen.newest()
            .map(id -> Condition.of(ID, DatabaseOperation.LESS_EQUAL, id))
            .orElse(Condition.isNotNull(ID));
    client.databases().deleteRows(databaseId, RecordDelete.of(DatabaseFilter.all(List.of(older))));
  }
}
