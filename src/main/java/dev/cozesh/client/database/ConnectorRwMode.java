package dev.cozesh.client.database;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/**
 * Which data a channel reads and writes. Coze may add to these.
 *
 * @param wire the value as it travels
 */
public record ConnectorRwMode(@JsonValue WireValue wire) {
  /** The test data. */
  public static final ConnectorRwMode DRAFT = of("draft");

  /** The real data. */
  public static final ConnectorRwMode ONLINE = of("online");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ConnectorRwMode {
    requireNonNull(wire, "wire");
  }

  /**
   * The value of that name.
   *
   * @param text as it travels
   * @return the value
   */
  public static ConnectorRwMode of(String text) {
    return new ConnectorRwMode(WireValue.of(text));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
