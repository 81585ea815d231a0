package dev.cozesh.dsl.script;

/** How strings begin and end in Groovy. */
final class Literals {
  static final String COMMENT_END = "*/";

  private Literals() {}

  /** What ends the string that begins at a place: {@code """}, {@code '}, {@code /}, … */
  static String closer(String text, int start) {
    char first = text.charAt(start);
    if (first == '$') {
      return "/$";
    }
    if (first == '/') {
      return "/";
    }
    String three = String.valueOf(first).repeat(3);
    return text.startsWith(three, start) ? three : String.valueOf(first);
  }

  /** Whether what this ends cannot go on in another line. */
  static boolean isOfOneLine(String closer) {
    return closer.equals("\"") || closer.equals("'");
  }

  /** The first line break behind a place that no backslash takes into the string, or the end. */
  static int lineEnd(String text, int from) {
    for (int at = from; at < text.length(); at++) {
      char each = text.charAt(at);
      if (each == '\\') {
        at++;
      } else if (each == '\n' || each == '\r') {
        return at;
      }
    }
    return text.length();
  }

  /** Whether the text ends in a backslash that the next line break belongs to. */
  static boolean endsWithEscape(String text) {
    int at = text.length();
    while (at > 0 && text.charAt(at - 1) == '\\') {
      at--;
    }
    return (text.length() - at) % 2 == 1;
  }
}
