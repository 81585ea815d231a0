package dev.cozesh.dsl;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A secret. Prints, joins and serializes as {@code ***NAME***}, so that a text it was joined into
 * can be told; only a raw call sends its value.
 */
public final class Secret {
  private static final String MASK = "***";

  private final String name;
  private final String value;

  Secret(String name, String value) {
    this.name = requireNonNull(name, "name");
    this.value = requireNonNull(value, "value");
  }

  /** The value itself, for the wire only. */
  String reveal() {
    return value;
  }

  @Override
  @JsonValue
  public String toString() {
    return MASK + name + MASK;
  }
}
