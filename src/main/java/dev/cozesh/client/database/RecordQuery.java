package dev.cozesh.client.database;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/**
 * Which rows to read.
 *
 * @param selectFields the columns, all unless set
 * @param orderBy how they are sorted
 * @param filter which rows, all unless set
 * @param pageNum from 1, 1 unless set
 * @param pageSize 1 to 1000, 20 unless set
 * @param isAsync true to return at once with a task, see {@link DatabaseService#task}
 * @param connectorId the channel whose data is read, 1024 unless set
 */
public record RecordQuery(
    Optional<Selection> selectFields,
    Optional<List<Order>> orderBy,
    Optional<DatabaseFilter> filter,
    Optional<Integer> pageNum,
    Optional<Integer> pageSize,
    @JsonProperty("is_async") Optional<Boolean> isAsync,
    Optional<String> connectorId) {
  /** Every row and column. */
  public static final RecordQuery ALL =
      new RecordQuery(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public RecordQuery {
    requireNonNull(selectFields, "selectFields");
    orderBy = orderBy.map(List::copyOf);
    requireNonNull(filter, "filter");
    requireNonNull(pageNum, "pageNum");
    requireNonNull(pageSize, "pageSize");
    requireNonNull(isAsync, "isAsync");
    requireNonNull(connectorId, "connectorId");
  }

  /**
   * The same with {@code select_fields}.
   *
   * @param value the columns, all unless set
   * @return a copy
   */
  public RecordQuery withSelectFields(Selection value) {
    return new RecordQuery(
        Optional.of(value), orderBy, filter, pageNum, pageSize, isAsync, connectorId);
  }

  /**
   * The same with {@code order_by}.
   *
   * @param value how they are sorted
   * @return a copy
   */
  public RecordQuery withOrderBy(List<Order> value) {
    return new RecordQuery(
        selectFields, Optional.of(value), filter, pageNum, pageSize, isAsync, connectorId);
  }

  /**
   * The same with {@code filter}.
   *
   * @param value which rows, all unless set
   * @return a copy
   */
  public RecordQuery withFilter(DatabaseFilter value) {
    return new RecordQuery(
        selectFields, orderBy, Optional.of(value), pageNum, pageSize, isAsync, connectorId);
  }

  /**
   * The same with {@code page_num}.
   *
   * @param value from 1, 1 unless set
   * @return a copy
   */
  public RecordQuery withPageNum(int value) {
    return new RecordQuery(
        selectFields, orderBy, filter, Optional.of(value), pageSize, isAsync, connectorId);
  }

  /**
   * The same with {@code page_size}.
   *
   * @param value 1 to 1000, 20 unless set
   * @return a copy
   */
  public RecordQuery withPageSize(int value) {
    return new RecordQuery(
        selectFields, orderBy, filter, pageNum, Optional.of(value), isAsync, connectorId);
  }

  /**
   * The same with {@code is_async}.
   *
   * @param value true to return at once with a task, see {@link DatabaseService#task}
   * @return a copy
   */
  public RecordQuery withIsAsync(boolean value) {
    return new RecordQuery(
        selectFields, orderBy, filter, pageNum, pageSize, Optional.of(value), connectorId);
  }

  /**
   * The same with {@code connector_id}.
   *
   * @param value the channel whose data is read, 1024 unless set
   * @return a copy
   */
  public RecordQuery withConnectorId(String value) {
    return new RecordQuery(
        selectFields, orderBy, filter, pageNum, pageSize, isAsync, Optional.of(value));
  }

  /**
   * Columns.
   *
   * @param fieldNames all unless set
   * @param isDistinct true gives equal rows once
   */
  public record Selection(
      Optional<List<String>> fieldNames,
      @JsonProperty("is_distinct") Optional<Boolean> isDistinct) {
    public Selection {
      fieldNames = fieldNames.map(List::copyOf);
      requireNonNull(isDistinct, "isDistinct");
    }

    /**
     * These and no others.
     *
     * @param names the columns
     * @return the selection
     */
    public static Selection of(List<String> names) {
      return new Selection(Optional.of(names), Optional.empty());
    }
  }

  /**
   * A column to sort by.
   *
   * @param fieldName the column
   * @param direction the least first unless set
   */
  public record Order(Optional<String> fieldName, Optional<SortDirection> direction) {
    public Order {
      requireNonNull(fieldName, "fieldName");
      requireNonNull(direction, "direction");
    }

    /**
     * Sorts by a column.
     *
     * @param column its name
     * @param direction which end comes first
     * @return the order
     */
    public static Order by(String column, SortDirection direction) {
      return new Order(Optional.of(column), Optional.of(direction));
    }
  }
}
