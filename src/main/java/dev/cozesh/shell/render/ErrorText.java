package dev.cozesh.shell.render;

import dev.cozesh.error.CozeException;
import dev.cozesh.error.SecretShapes;
import java.util.StringJoiner;

/** A failure as people read it: a headline, why, what to do next. */
public final class ErrorText {
  private static final String BELOW = "        ";
  private static final int LEAST_ROOM = 20;

  private ErrorText() {}

  /** The lines, without a line break at the end. */
  public static String of(CozeException failure, Ink ink) {
    return of(failure, ink, 0);
  }

  /**
   * The lines, broken between words where the screen ends, so that what is below a label stays
   * there; without a line break at the end.
   *
   * @param columns of the screen; 0 when nothing is to be fitted to a width
   */
  public static String of(CozeException failure, Ink ink, int columns) {
    StringJoiner text = new StringJoiner("\n");
    text.add(ink.red(fitted(failure.what(), columns, "")));
    part(text, ink.bold("why:") + "  ", failure.why(), columns);
    part(text, ink.bold("next:") + " ", failure.next(), columns);
    return text.toString();
  }

  private static void part(StringJoiner text, String label, String words, int columns) {
    if (!words.isEmpty()) {
      text.add("  " + label + fitted(words, columns, BELOW));
    }
  }

  private static String fitted(String words, int columns, String below) {
    String clean = Clean.text(SecretShapes.mask(words));
    int room = columns - below.length();
    return columns == 0 || room < LEAST_ROOM
        ? clean.replace("\n", "\n" + below)
        : Wrapped.of(clean, room, below);
  }
}
