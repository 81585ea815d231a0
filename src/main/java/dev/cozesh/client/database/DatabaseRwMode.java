package dev.cozesh.client.database;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/**
 * Whose rows a user reads and writes. Coze may add to these.
 *
 * @param wire the value as it travels
 */
public record DatabaseRwMode(@JsonValue WireValue wire) {
  /** The user's own. */
  public static final DatabaseRwMode LIMITED = of("limited_read_write");

  /** All of the channel. */
  public static final DatabaseRwMode UNLIMITED = of("unlimited_read_write");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public DatabaseRwMode {
    requireNonNull(wire, "wire");
  }

  /**
   * The value of that name.
   *
   * @param text as it travels
   * @return the value
   */
  public static DatabaseRwMode of(String text) {
    return new DatabaseRwMode(WireValue.of(text));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
