package dev.cozesh.client.entity;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/**
 * What can be copied. Coze may add to these.
 *
 * @param wire the value as it travels
 */
public record CopyEntityType(@JsonValue WireValue wire) {
  /** A bot. */
  public static final CopyEntityType BOT = of("bot");

  /** An app. */
  public static final CopyEntityType APP = of("app");

  /** A workflow. */
  public static final CopyEntityType WORKFLOW = of("workflow");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public CopyEntityType {
    requireNonNull(wire, "wire");
  }

  /**
   * The value of that name.
   *
   * @param text as it travels
   * @return the value
   */
  public static CopyEntityType of(String text) {
    return new CopyEntityType(WireValue.of(text));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
