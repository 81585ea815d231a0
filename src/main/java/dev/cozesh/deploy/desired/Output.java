package dev.cozesh.deploy.desired;

import static java.util.Objects.requireNonNull;

/**
 * A value for other programs, written as {@code NAME=value}.
 *
 * @param name letters, digits and underscores, not starting with a digit
 */
public record Output(String name, Value value) {
  public Output {
    requireNonNull(value, "value");
    if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
      throw new IllegalArgumentException("not a variable name: " + name);
    }
  }

  /** What an output holds. */
  public sealed interface Value permits Text, IdOf {}

  /** A value known already. */
  public record Text(String text) implements Value {
    public Text {
      requireNonNull(text, "text");
    }
  }

  /** The id of an object, known after apply. */
  public record IdOf(Reference reference) implements Value {
    public IdOf {
      requireNonNull(reference, "reference");
    }
  }
}
