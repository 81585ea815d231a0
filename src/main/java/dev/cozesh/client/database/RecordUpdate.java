package dev.cozesh.client.database;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/**
 * Rows to be changed.
 *
 * @param updateFields the new values
 * @param filter which rows
 * @param isAsync true to return at once with a task, see {@link DatabaseService#task}
 * @param connectorId the channel whose data is changed, 1024 unless set
 */
public record RecordUpdate(
    List<FieldValue> updateFields,
    DatabaseFilter filter,
    @JsonProperty("is_async") Optional<Boolean> isAsync,
    Optional<String> connectorId) {
  public RecordUpdate {
    updateFields = List.copyOf(updateFields);
    requireNonNull(filter, "filter");
    requireNonNull(isAsync, "isAsync");
    requireNonNull(connectorId, "connectorId");
  }

  /**
   * Sends nothing but what is needed.
   *
   * @param updateFields the new values
   * @param filter which rows
   * @return the request
   */
  public static RecordUpdate of(List<FieldValue> updateFields, DatabaseFilter filter) {
    return new RecordUpdate(updateFields, filter, Optional.empty(), Optional.empty());
  }

  /**
   * The same with {@code is_async}.
   *
   * @param value true to return at once with a task, see {@link DatabaseService#task}
   * @return a copy
   */
  public RecordUpdate withIsAsync(boolean value) {
    return new RecordUpdate(updateFields, filter, Optional.of(value), connectorId);
  }

  /**
   * The same with {@code connector_id}.
   *
   * @param value the channel whose data is changed, 1024 unless set
   * @return a copy
   */
  public RecordUpdate withConnectorId(String value) {
    return new RecordUpdate(updateFields, filter, isAsync, Optional.of(value));
  }

  /**
   * A new value.
   *
   * @param fieldName the column
   * @param value as text
   */
  public record FieldValue(String fieldName, String value) {
    public FieldValue {
      requireNonNull(fieldName, "fieldName");
      requireNonNull(value, "value");
    }
  }
}
