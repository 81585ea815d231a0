package dev.cozesh.client.database;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/**
 * How rows are sorted. Coze may add to these.
 *
 * @param wire the value as it travels
 */
public record SortDirection(@JsonValue WireValue wire) {
  /** The least first. */
  public static final SortDirection ASC = of("asc");

  /** The greatest first. */
  public static final SortDirection DESC = of("desc");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public SortDirection {
    requireNonNull(wire, "wire");
  }

  /**
   * The value of that name.
   *
   * @param text as it travels
   * @return the value
   */
  public static SortDirection of(String text) {
    return new SortDirection(WireValue.of(text));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
