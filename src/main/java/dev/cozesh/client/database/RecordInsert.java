package dev.cozesh.client.database;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cozesh.client.core.Limited;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rows to be added.
 *
 * @param rows 1 to 1000; values by column, all as text
 * @param isAsync true to return at once with a task, see {@link DatabaseService#task}
 * @param connectorId the channel whose data is changed, 1024 unless set
 * @param connectorUid whose rows they are
 */
public record RecordInsert(
    @JsonProperty("insert_rows") List<Map<String, String>> rows,
    @JsonProperty("is_async") Optional<Boolean> isAsync,
    Optional<String> connectorId,
    Optional<String> connectorUid) {
  public RecordInsert {
    rows = List.copyOf(rows);
    requireNonNull(isAsync, "isAsync");
    requireNonNull(connectorId, "connectorId");
    requireNonNull(connectorUid, "connectorUid");
    Limited.count("database.records_batch", rows);
  }

  /**
   * Sends nothing but what is needed.
   *
   * @param rows 1 to 1000; values by column, all as text
   * @return the request
   */
  public static RecordInsert of(List<Map<String, String>> rows) {
    return new RecordInsert(rows, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * The same with {@code is_async}.
   *
   * @param value true to return at once with a task, see {@link DatabaseService#task}
   * @return a copy
   */
  public RecordInsert withIsAsync(boolean value) {
    return new RecordInsert(rows, Optional.of(value), connectorId, connectorUid);
  }

  /**
   * The same with {@code connector_id}.
   *
   * @param value the channel whose data is changed, 1024 unless set
   * @return a copy
   */
  public RecordInsert withConnectorId(String value) {
    return new RecordInsert(rows, isAsync, Optional.of(value), connectorUid);
  }

  /**
   * The same with {@code connector_uid}.
   *
   * @param value whose rows they are
   * @return a copy
   */
  public RecordInsert withConnectorUid(String value) {
    return new RecordInsert(rows, isAsync, connectorId, Optional.of(value));
  }
}
