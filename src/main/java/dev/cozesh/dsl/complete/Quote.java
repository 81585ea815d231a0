package dev.cozesh.dsl.complete;

import dev.cozesh.dsl.Literal;

/**
 * How a text is written at a place: inside a string that is open, or with quotes of its own.
 *
 * @param mark the quote of the string: {@code "}, {@code '}, or three of them
 * @param open whether the string is open already
 * @param closed whether its closing quote stands behind the cursor
 */
record Quote(String mark, boolean open, boolean closed) {
  /** A place without a string: the text brings its quotes. */
  static final Quote OWN = new Quote("\"", false, false);

  /**
   * The text as it is inserted; the opening quote with it when there is none. Read back it is the
   * very text, and what cannot be seen of it is escaped.
   */
  String opened(String text) {
    String escaped = Literal.inside(text, mark.charAt(0));
    return open ? escaped : mark + escaped + mark;
  }

  /** What closes the string behind a whole text. */
  String closing() {
    return open && !closed ? mark : "";
  }
}
