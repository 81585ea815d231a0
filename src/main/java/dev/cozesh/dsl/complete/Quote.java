package dev.cozesh.dsl.complete;

/**
 * How a text is written at a place: inside a string that is open, or with quotes of its own.
 *
 * @param mark the quote of the string: {@code "}, {@code '}, or three of them
 * @param open whether the string is open already
 * @param closed whether its closing quote stands behind the cursor
 */
record Quote(String mark, boolean open, boolean closed) {
  private static final String SPECIAL = "\\\"'$";

  /** A place without a string: the text brings its quotes. */
  static final Quote OWN = new Quote("\"", false, false);

  /** The text as it is inserted; the opening quote with it when there is none. */
  String opened(String text) {
    String escaped =
        text.chars().anyMatch(c -> c < ' ' || SPECIAL.indexOf(c) >= 0) ? escaped(text) : text;
    return open ? escaped : mark + escaped + mark;
  }

  private String escaped(String text) {
    String escaped =
        text.replace("\\", "\\\\").replace(mark.substring(0, 1), "\\" + mark.charAt(0));
    if (mark.charAt(0) == '"') {
      escaped = escaped.replace("$", "\\$");
    }
    return escaped.replace("\n", "\\n").replace("\r", "\\r");
  }

  /** What closes the string behind a whole text. */
  String closing() {
    return open && !closed ? mark : "";
  }
}
