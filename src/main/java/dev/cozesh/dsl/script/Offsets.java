package dev.cozesh.dsl.script;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Places in a text: the lexer counts code points, Java counts chars, people lines and columns. */
final class Offsets {
  private final String text;
  private final int[] chars; // of each code point; null when each is one char
  private final int[] lineBreaks;

  Offsets(String text) {
    this.text = text;
    this.chars = text.codePointCount(0, text.length()) == text.length() ? null : chars(text);
    this.lineBreaks =
        IntStream.range(0, text.length()).filter(at -> text.charAt(at) == '\n').toArray();
  }

  private static int[] chars(String text) {
    int[] chars = new int[text.codePointCount(0, text.length()) + 1];
    int at = 0;
    for (int point = 0; point < chars.length; point++) {
      chars[point] = at;
      at += at < text.length() ? Character.charCount(text.codePointAt(at)) : 0;
    }
    return chars;
  }

  /** The char at which a code point begins. */
  int chars(int point) {
    return chars == null ? point : chars[point];
  }

  /** The code point that begins at a char. */
  int point(int offset) {
    return chars == null ? offset : Arrays.binarySearch(chars, offset);
  }

  /** The line of a char, from 1. */
  int line(int offset) {
    return 1 + linesBefore(offset);
  }

  /** The column of a char, from 1, in code points. */
  int column(int offset) {
    int before = linesBefore(offset);
    int start = before == 0 ? 0 : lineBreaks[before - 1] + 1;
    return 1 + text.codePointCount(start, offset);
  }

  private int linesBefore(int offset) {
    int found = Arrays.binarySearch(lineBreaks, offset);
    return found >= 0 ? found : -found - 1;
  }
}
