package dev.cozesh.shell.render;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What is printed of a value.
 *
 * @param text its lines, without a line break at the end; nothing in it steers the terminal but
 *     colours
 * @param more the rest of a value that was not shown whole: shown in its turn, it goes on
 */
public record Shown(String text, Optional<More> more) {
  public Shown {
    requireNonNull(text, "text");
    requireNonNull(more, "more");
  }

  static Shown whole(String text) {
    return new Shown(text, Optional.empty());
  }
}
