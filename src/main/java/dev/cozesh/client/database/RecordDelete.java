package dev.cozesh.client.database;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/**
 * Rows to be deleted.
 *
 * @param filter which rows
 * @param isAsync true to return at once with a task, see {@link DatabaseService#task}
 * @param connectorId the channel whose data is changed, 1024 unless set
 */
public record RecordDelete(
    DatabaseFilter filter,
    @JsonProperty("is_async") Optional<Boolean> isAsync,
    Optional<String> connectorId) {
  public RecordDelete {
    requireNonNull(filter, "filter");
    requireNonNull(isAsync, "isAsync");
    requireNonNull(connectorId, "connectorId");
  }

  /**
   * Sends nothing but what is needed.
   *
   * @param filter which rows
   * @return the request
   */
  public static RecordDelete of(DatabaseFilter filter) {
    return new RecordDelete(filter, Optional.empty(), Optional.empty());
  }

  /**
   * The same with {@code is_async}.
   *
   * @param value true to return at once with a task, see {@link DatabaseService#task}
   * @return a copy
   */
  public RecordDelete withIsAsync(boolean value) {
    return new RecordDelete(filter, Optional.of(value), connectorId);
  }

  /**
   * The same with {@code connector_id}.
   *
   * @param value the channel whose data is changed, 1024 unless set
   * @return a copy
   */
  public RecordDelete withConnectorId(String value) {
    return new RecordDelete(filter, isAsync, Optional.of(value));
  }
}
