package dev.cozesh.client.commerce;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/**
 * A plan. Coze may add to these.
 *
 * @param wire the value as it travels
 */
public record UserLevel(@JsonValue WireValue wire) {
  /** Free, personal. */
  public static final UserLevel FREE = of("free");

  /** Paid, personal. */
  public static final UserLevel PRO_PERSONAL = of("pro_personal");

  /** Standard, of an enterprise. */
  public static final UserLevel TEAM = of("team");

  /** Flagship, of an enterprise. */
  public static final UserLevel ENTERPRISE = of("enterprise");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public UserLevel {
    requireNonNull(wire, "wire");
  }

  /**
   * The value of that name.
   *
   * @param text as it travels
   * @return the value
   */
  public static UserLevel of(String text) {
    return new UserLevel(WireValue.of(text));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
