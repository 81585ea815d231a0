package dev.cozesh.shell.render;

import dev.cozesh.error.CozeUsageException;
import java.util.Locale;

/** How values are shown at the prompt: what {@code /set output} chooses. */
public enum Shape {
  /** Tables and Groovy's way of writing; JSON where a value has deeper parts. */
  TABLE,
  JSON,
  YAML;

  /**
   * The shape of that name.
   *
   * @throws CozeUsageException when there is none
   */
  public static Shape of(String name) {
    for (Shape shape : values()) {
      if (shape.toString().equals(name)) {
        return shape;
      }
    }
    throw new CozeUsageException(
        "there is no output " + Clean.line(name), "there are table, json and yaml", "");
  }

  /** As it is typed. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
