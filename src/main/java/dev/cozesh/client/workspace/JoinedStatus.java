package dev.cozesh.client.workspace;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/**
 * Whether the caller is a member. Coze may add to these.
 *
 * @param wire the value as it travels
 */
public record JoinedStatus(@JsonValue WireValue wire) {
  /** It is. */
  public static final JoinedStatus JOINED = of("joined");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public JoinedStatus {
    requireNonNull(wire, "wire");
  }

  /**
   * The value of that name.
   *
   * @param text as it travels
   * @return the value
   */
  public static JoinedStatus of(String text) {
    return new JoinedStatus(WireValue.of(text));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
