package dev.cozesh.shell.render;

/** Text broken between words; Chinese, Japanese and Korean break between any two characters. */
public final class Wrapped {
  private Wrapped() {}

  /**
   * The lines of a text, none wider than the room unless a word is.
   *
   * @param text clean text, whose own line breaks stay
   * @param room columns, at least 1
   * @param below what stands before each line but the first
   */
  public static String of(String text, int room, String below) {
    StringBuilder wrapped = new StringBuilder();
    for (String line : text.split("\n", -1)) {
      wrapped.append(wrapped.isEmpty() ? "" : "\n" + below);
      line(line, room, below, wrapped);
    }
    return wrapped.toString();
  }

  private static void line(String line, int room, String below, StringBuilder wrapped) {
    int taken = 0;
    for (int at = 0; at < line.length(); ) {
      int end = endOfWord(line, at);
      String word = line.substring(at, end);
      int width = Width.of(word.stripTrailing());
      if (taken > 0 && taken + width > room) {
        trimEnd(wrapped);
        wrapped.append('\n').append(below);
        taken = 0;
      }
      wrapped.append(word);
      taken += Width.of(word);
      at = end;
    }
    trimEnd(wrapped);
  }

  /** A word with the blanks behind it; a wide character is a word, with what belongs to it. */
  private static int endOfWord(String line, int at) {
    int to = at + Character.charCount(line.codePointAt(at));
    while (to < line.length() && belongs(line, to)) {
      to += Character.charCount(line.codePointAt(to));
    }
    return to;
  }

  private static boolean belongs(String line, int at) {
    int c = line.codePointAt(at);
    int before = line.codePointBefore(at);
    if (Width.of(Character.toString(c)) == 0) {
      return true;
    }
    if (before == ' ') {
      return c == ' ';
    }
    boolean wide =
        Width.of(Character.toString(c)) == 2 || Width.of(Character.toString(before)) == 2;
    // No line begins with a mark that ends something.
    return c == ' ' || !wide || "，。、；：！？）》」』】”’…".indexOf(c) >= 0;
  }

  private static void trimEnd(StringBuilder text) {
    while (!text.isEmpty() && text.charAt(text.length() - 1) == ' ') {
      text.setLength(text.length() - 1);
    }
  }
}
