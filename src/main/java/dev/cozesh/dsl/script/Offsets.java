package dev.cozesh.dsl.script;

/** Places in a text: the lexer counts code points, Java counts chars. */
final class Offsets {
  private final int[] chars;

  private Offsets(int[] chars) {
    this.chars = chars;
  }

  static Offsets of(String text) {
    int points = text.codePointCount(0, text.length());
    if (points == text.length()) {
      return new Offsets(null);
    }
    int[] chars = new int[points + 1];
    int at = 0;
    for (int point = 0; point < points; point++) {
      chars[point] = at;
      at += Character.charCount(text.codePointAt(at));
    }
    chars[points] = at;
    return new Offsets(chars);
  }

  /** The char at which a code point begins. */
  int chars(int point) {
    return chars == null ? point : chars[point];
  }

  /** The code point that begins at a char. */
  int point(int offset) {
    if (chars == null) {
      return offset;
    }
    int found = java.util.Arrays.binarySearch(chars, offset);
    return found >= 0 ? found : -found - 2;
  }
}
