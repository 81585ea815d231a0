package dev.cozesh.client.database;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/**
 * How conditions are joined. Coze may add to these.
 *
 * @param wire the value as it travels
 */
public record FilterLogic(@JsonValue WireValue wire) {
  /** All hold. */
  public static final FilterLogic AND = of("and");

  /** One holds. */
  public static final FilterLogic OR = of("or");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public FilterLogic {
    requireNonNull(wire, "wire");
  }

  /**
   * The value of that name.
   *
   * @param text as it travels
   * @return the value
   */
  public static FilterLogic of(String text) {
    return new FilterLogic(WireValue.of(text));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
