package dev.cozesh.shell.render;

import static java.util.Objects.requireNonNull;

import java.time.InstantSource;
import java.time.ZoneId;

/**
 * What there is to show something on.
 *
 * @param columns of a line; 0 when nothing is to be fitted to a width
 * @param accessible whether nothing may be rewritten, and nothing be told by its place alone
 * @param clock by which {@code 3 h ago} is reckoned
 * @param zone of dates
 */
public record Screen(int columns, Ink ink, boolean accessible, InstantSource clock, ZoneId zone) {
  private static final int USUAL_COLUMNS = 100;

  public Screen {
    requireNonNull(ink, "ink");
    requireNonNull(clock, "clock");
    requireNonNull(zone, "zone");
    if (columns < 0) {
      throw new IllegalArgumentException("columns must be 0 or more, was " + columns);
    }
  }

  /** How long a line may be that need not be longer. */
  int line() {
    return columns == 0 ? USUAL_COLUMNS : columns;
  }
}
