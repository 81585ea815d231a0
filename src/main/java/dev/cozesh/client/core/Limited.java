package dev.cozesh.client.core;

import dev.cozesh.catalog.Catalog;
import dev.cozesh.catalog.Limit;
import dev.cozesh.error.CozeUsageException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/**
 * Holds a value against one of the catalogue's bounds before anything is sent. The documentation
 * does not say how characters beyond the basic plane count; here each counts once.
 */
public final class Limited {
  private Limited() {}

  /**
   * Checks the length of a text in characters.
   *
   * @param limit the bound's name in the catalogue, {@code workspace.name}
   * @param text the value
   * @throws CozeUsageException when it is too short or too long, with both numbers
   */
  public static void text(String limit, String text) {
    check(limit, text.codePointCount(0, text.length()));
  }

  /**
   * Checks the length of a text in bytes of UTF-8.
   *
   * @param limit the bound's name in the catalogue, {@code speech.input}
   * @param text the value
   * @throws CozeUsageException when it is too short or too long, with both numbers
   */
  public static void bytes(String limit, String text) {
    check(limit, text.getBytes(StandardCharsets.UTF_8).length);
  }

  /**
   * Checks how many there are.
   *
   * @param limit the bound's name in the catalogue, {@code workspace.members_added}
   * @param items the values
   * @throws CozeUsageException when there are too few or too many, with both numbers
   */
  public static void count(String limit, Collection<?> items) {
    check(limit, items.size());
  }

  /**
   * Checks a number.
   *
   * @param limit the bound's name in the catalogue, {@code document.update_interval_hours}
   * @param value the number
   * @throws CozeUsageException when it is too small or too large, with both numbers
   */
  public static void value(String limit, long value) {
    check(limit, value);
  }

  /**
   * The most that a bound allows.
   *
   * @param limit the bound's name in the catalogue, {@code voice.clone_file}
   * @return the number, in the bound's unit
   */
  public static long most(String limit) {
    return of(limit).max();
  }

  private static Limit of(String name) {
    return Catalog.bundled().limits().of(name);
  }

  private static void check(String name, long actual) {
    Limit limit = of(name);
    if (limit.allows(actual)) {
      return;
    }
    throw new CozeUsageException(
        limit.about() + ": " + actual + " " + limit.unit() + ", Coze takes " + words(limit),
        "nothing was sent; the bound is documented at " + limit.source(),
        actual > limit.max() ? "send less" : "send more");
  }

  private static String words(Limit limit) {
    if (limit.max() == Integer.MAX_VALUE) {
      return "at least " + limit.min();
    }
    return limit.min() == 0 ? "at most " + limit.max() : limit.min() + " to " + limit.max();
  }
}
