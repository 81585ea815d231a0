package dev.cozesh.client.database;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/**
 * What channels share. Coze may add to these.
 *
 * @param wire the value as it travels
 */
public record ConnectorReadMode(@JsonValue WireValue wire) {
  /** Nothing, unless told. */
  public static final ConnectorReadMode INDEPENDENT = of("independent_connector");

  /** Coze's own channels share all rows, others nothing. */
  public static final ConnectorReadMode SHARED_COZE_CONNECTORS = of("shared_coze_connectors");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ConnectorReadMode {
    requireNonNull(wire, "wire");
  }

  /**
   * The value of that name.
   *
   * @param text as it travels
   * @return the value
   */
  public static ConnectorReadMode of(String text) {
    return new ConnectorReadMode(WireValue.of(text));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
