package dev.cozesh.probe.report;

import dev.cozesh.error.Unseen;
import java.util.Locale;

/**
 * Text of servers and scripts as a page may show it. What nobody would see, or what would turn the
 * direction of writing, becomes {@code ⟨U+202E⟩}; what is too long is cut and says so.
 */
final class HtmlText {
  /** Most characters of one line. */
  static final int LINE = 400;

  /** Most characters of a body or of a list of headers. */
  static final int BLOCK = 2_000;

  /** Most characters of a command, which is of no use when cut. */
  static final int WHOLE = 8_000;

  private HtmlText() {}

  /** One line: line breaks and tabs are marks, too. */
  static String line(String text) {
    return shown(text, LINE, false);
  }

  /** Several lines: line breaks and tabs stay. */
  static String block(String text) {
    return shown(text, BLOCK, true);
  }

  /** A command of several lines. */
  static String whole(String text) {
    return shown(text, WHOLE, true);
  }

  /**
   * {@return the language of a text, for fonts and voices; null when it is the page's own}
   *
   * @param text one line or several
   */
  static String language(String text) {
    String begin = text.substring(0, Math.min(text.length(), BLOCK));
    return begin.codePoints().anyMatch(HtmlText::isHan) ? "zh" : null;
  }

  private static boolean isHan(int codePoint) {
    return Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HAN;
  }

  private static String shown(String text, int most, boolean lines) {
    int end = end(text, most);
    StringBuilder shown = new StringBuilder(end + 16);
    for (int at = 0; at < end; ) {
      int c = text.codePointAt(at);
      at += Character.charCount(c);
      boolean returns = c == '\r' && at < text.length() && text.charAt(at) == '\n';
      if (lines && (c == '\n' || c == '\t')) {
        shown.appendCodePoint(c);
      } else if (!(lines && returns)) {
        append(shown, c);
      }
    }
    if (end < text.length()) {
      shown.append(String.format(Locale.ROOT, " … (%,d characters in all)", text.length()));
    }
    return shown.toString();
  }

  private static int end(String text, int most) {
    if (text.length() <= most) {
      return text.length();
    }
    return Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
  }

  private static void append(StringBuilder shown, int c) {
    if (Unseen.is(c) || isNoCharacter(c)) {
      shown.append(String.format(Locale.ROOT, "⟨U+%04X⟩", c));
    } else {
      shown.appendCodePoint(c);
    }
  }

  /** Those that Unicode keeps for programs; a parser of markup need not take them. */
  private static boolean isNoCharacter(int c) {
    return (c & 0xfffe) == 0xfffe || c >= 0xfdd0 && c <= 0xfdef;
  }
}
