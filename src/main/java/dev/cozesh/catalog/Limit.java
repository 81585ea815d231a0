package dev.cozesh.catalog;

import static java.util.Objects.requireNonNull;

/**
 * A documented bound.
 *
 * @param name {@code bot.name}
 * @param min the least that is allowed
 * @param max the most that is allowed
 * @param unit characters, bytes, seconds, documents, requests a second, …; the documentation does
 *     not say how characters beyond the basic plane count
 * @param about what is bounded
 * @param source the page that says so
 */
public record Limit(String name, int min, int max, String unit, String about, String source) {
  public Limit {
    requireNonNull(name, "name");
    requireNonNull(unit, "unit");
    requireNonNull(about, "about");
    requireNonNull(source, "source");
    if (min > max) {
      throw new IllegalArgumentException(name + " begins at " + min + " and ends at " + max);
    }
  }

  /**
   * {@return whether a length, size or count is inside}
   *
   * @param value the length, size or count
   */
  public boolean allows(long value) {
    return value >= min && value <= max;
  }
}
