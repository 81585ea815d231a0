package dev.cozesh.client.database;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * Which rows are meant.
 *
 * @param logic how conditions are joined
 * @param conditions at least one
 */
public record DatabaseFilter(Optional<FilterLogic> logic, List<Condition> conditions) {
  public DatabaseFilter {
    requireNonNull(logic, "logic");
    conditions = List.copyOf(conditions);
  }

  /**
   * Rows for which one condition holds.
   *
   * @param column its name
   * @param operation how it is compared
   * @param value as text
   * @return the filter
   */
  public static DatabaseFilter where(String column, DatabaseOperation operation, String value) {
    return all(List.of(Condition.of(column, operation, value)));
  }

  /**
   * Rows for which every condition holds.
   *
   * @param conditions at least one
   * @return the filter
   */
  public static DatabaseFilter all(List<Condition> conditions) {
    return new DatabaseFilter(Optional.of(FilterLogic.AND), conditions);
  }

  /**
   * Rows for which one of the conditions holds.
   *
   * @param conditions at least one
   * @return the filter
   */
  public static DatabaseFilter any(List<Condition> conditions) {
    return new DatabaseFilter(Optional.of(FilterLogic.OR), conditions);
  }

  /**
   * One condition.
   *
   * @param left the column
   * @param operation how it is compared
   * @param right what it is compared with, as text; nothing for the empty ones
   */
  public record Condition(String left, DatabaseOperation operation, Optional<String> right) {
    public Condition {
      requireNonNull(left, "left");
      requireNonNull(operation, "operation");
      requireNonNull(right, "right");
    }

    /**
     * Compares a column with a value.
     *
     * @param column its name
     * @param operation how it is compared
     * @param value as text
     * @return the condition
     */
    public static Condition of(String column, DatabaseOperation operation, String value) {
      return new Condition(column, operation, Optional.of(value));
    }

    /**
     * The column is empty.
     *
     * @param column its name
     * @return the condition
     */
    public static Condition isNull(String column) {
      return new Condition(column, DatabaseOperation.IS_NULL, Optional.empty());
    }

    /**
     * The column is not empty.
     *
     * @param column its name
     * @return the condition
     */
    public static Condition isNotNull(String column) {
      return new Condition(column, DatabaseOperation.IS_NOT_NULL, Optional.empty());
    }
  }
}
