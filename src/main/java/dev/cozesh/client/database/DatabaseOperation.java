package dev.cozesh.client.database;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/**
 * How a column is compared. Coze may add to these.
 *
 * @param wire the value as it travels
 */
public record DatabaseOperation(@JsonValue WireValue wire) {
  /** Equal. */
  public static final DatabaseOperation EQUAL = of("equal");

  /** Not equal. */
  public static final DatabaseOperation NOT_EQUAL = of("not_equal");

  /** Greater. */
  public static final DatabaseOperation GREATER_THAN = of("greater_than");

  /** Less. */
  public static final DatabaseOperation LESS_THAN = of("less_than");

  /** Greater or equal. */
  public static final DatabaseOperation GREATER_EQUAL = of("greater_equal");

  /** Less or equal. */
  public static final DatabaseOperation LESS_EQUAL = of("less_equal");

  /** One of several. */
  public static final DatabaseOperation IN = of("in");

  /** None of several. */
  public static final DatabaseOperation NOT_IN = of("not_in");

  /** Empty; compared with nothing. */
  public static final DatabaseOperation IS_NULL = of("is_null");

  /** Not empty; compared with nothing. */
  public static final DatabaseOperation IS_NOT_NULL = of("is_not_null");

  /** Like a pattern. */
  public static final DatabaseOperation LIKE = of("like");

  /** Unlike a pattern. */
  public static final DatabaseOperation NOT_LIKE = of("not_like");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public DatabaseOperation {
    requireNonNull(wire, "wire");
  }

  /**
   * The value of that name.
   *
   * @param text as it travels
   * @return the value
   */
  public static DatabaseOperation of(String text) {
    return new DatabaseOperation(WireValue.of(text));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
