package dev.cozesh.dsl;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonValue;

/** A secret. Prints, joins and serializes as {@code ***}; only a raw call sends its value. */
public final class Secret {
  private static final String SHOWN = "***";

  private final String value;

  Secret(String value) {
    this.value = requireNonNull(value, "value");
  }

  /** The value itself, for the wire only. */
  String reveal() {
    return value;
  }

  @Override
  @JsonValue
  public String toString() {
    return SHOWN;
  }
}
