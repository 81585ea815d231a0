package dev.cozesh.client.database;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/**
 * What a column holds. Coze may add to these.
 *
 * @param wire the value as it travels
 */
public record DatabaseFieldType(@JsonValue WireValue wire) {
  /** Text. */
  public static final DatabaseFieldType STRING = of("String");

  /** A whole number. */
  public static final DatabaseFieldType INTEGER = of("Integer");

  /** A time. */
  public static final DatabaseFieldType TIME = of("Time");

  /** A decimal number. */
  public static final DatabaseFieldType NUMBER = of("Number");

  /** True or false. */
  public static final DatabaseFieldType BOOLEAN = of("Boolean");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public DatabaseFieldType {
    requireNonNull(wire, "wire");
  }

  /**
   * The value of that name.
   *
   * @param text as it travels
   * @return the value
   */
  public static DatabaseFieldType of(String text) {
    return new DatabaseFieldType(WireValue.of(text));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
