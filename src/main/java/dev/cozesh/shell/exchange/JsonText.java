package dev.cozesh.shell.exchange;

import dev.cozesh.error.Unseen;

/** Texts of JSON, and literals of the languages that took over its escapes. */
final class JsonText {
  private JsonText() {}

  /**
   * The same JSON, made so that it can be shown as it is: what a terminal would obey, or not show,
   * is escaped. Such characters stand inside strings only, except line ends.
   */
  static String plain(String json) {
    StringBuilder plain = new StringBuilder(json.length());
    json.replace("\r", "")
        .codePoints()
        .forEach(
            c -> {
              if (c == '\n' || c == '\t' || !Unseen.is(c)) {
                plain.appendCodePoint(c);
              } else {
                escape(plain, c);
              }
            });
    return plain.toString();
  }

  /**
   * A literal in double quotes for JavaScript, Python, Java and Groovy alike.
   *
   * @param ascii whether all other characters are escaped, too
   * @param alsoEscaped characters that get a backslash beside quote and backslash
   */
  static String literal(String text, boolean ascii, String alsoEscaped) {
    StringBuilder literal = new StringBuilder(text.length() + 2).append('"');
    text.codePoints()
        .forEach(
            c -> {
              if (c == '"' || c == '\\' || alsoEscaped.indexOf(c) >= 0) {
                literal.append('\\').appendCodePoint(c);
              } else if (c == '\n') {
                literal.append("\\n");
              } else if (c == '\r') {
                literal.append("\\r");
              } else if (c == '\t') {
                literal.append("\\t");
              } else if (Unseen.is(c) || ascii && c > '~') {
                escape(literal, c);
              } else {
                literal.appendCodePoint(c);
              }
            });
    return literal.append('"').toString();
  }

  private static void escape(StringBuilder text, int c) {
    for (char unit : Character.toChars(c)) {
      text.append(String.format("\\u%04x", (int) unit));
    }
  }
}
