package dev.cozesh.shell.render;

import dev.cozesh.error.CozeException;
import dev.cozesh.error.SecretShapes;
import java.util.StringJoiner;

/** A failure as people read it: a headline, why, what to do next. */
public final class ErrorText {
  private ErrorText() {}

  /** The lines, without a line break at the end. */
  public static String of(CozeException failure, Ink ink) {
    StringJoiner text = new StringJoiner("\n");
    text.add(ink.red(Clean.text(SecretShapes.mask(failure.what()))));
    part(text, ink.bold("why:") + "  ", failure.why());
    part(text, ink.bold("next:") + " ", failure.next());
    return text.toString();
  }

  private static void part(StringJoiner text, String label, String words) {
    if (!words.isEmpty()) {
      text.add("  " + label + Clean.text(SecretShapes.mask(words)).replace("\n", "\n        "));
    }
  }
}
