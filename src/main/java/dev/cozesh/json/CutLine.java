package dev.cozesh.json;

/**
 * Lines of JSON that a crash cut off while they were written. The parser does not always tell them
 * from damaged ones: behind a comma it complains of the name that is missing.
 */
public final class CutLine {
  private CutLine() {}

  /**
   * {@return whether a line begins an object that it does not end}
   *
   * @param line a line of a file to which whole lines are added
   */
  public static boolean is(String line) {
    int depth = 0;
    boolean isText = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (isText) {
        i += c == '\\' ? 1 : 0;
        isText = c != '"';
      } else {
        isText = c == '"';
        depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      }
    }
    return line.startsWith("{") && (isText || depth > 0);
  }
}
