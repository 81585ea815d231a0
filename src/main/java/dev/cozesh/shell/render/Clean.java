package dev.cozesh.shell.render;

import dev.cozesh.error.Unseen;

/**
 * Makes a server's text harmless for a terminal: what would steer it is shown, never obeyed.
 * Control characters become {@code \x1b} or {@code \u009b}, and so do marks that turn the direction
 * of writing or take no room.
 */
public final class Clean {
  private Clean() {}

  /** Text of several lines: line breaks and tabs stay. */
  public static String text(String text) {
    return cleaned(text, true);
  }

  /** One line: line breaks and tabs are shown as {@code \n}, {@code \r}, {@code \t}. */
  public static String line(String text) {
    return cleaned(text, false);
  }

  private static String cleaned(String text, boolean lines) {
    if (text.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
      return text;
    }
    StringBuilder clean = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> append(clean, c, lines));
    return clean.toString();
  }

  private static void append(StringBuilder clean, int c, boolean lines) {
    if (c == '\n' || c == '\t' || c == '\r') {
      // A carriage return alone goes back to the line's start and overwrites it.
      boolean kept = lines && c != '\r';
      clean.append(kept ? Character.toString(c) : c == '\n' ? "\\n" : c == '\t' ? "\\t" : "\\r");
    } else if (c < ' ' || c == 0x7f) {
      clean.append(String.format("\\x%02x", c));
    } else if (Unseen.is(c)) {
      clean.append(c > 0xffff ? String.format("\\u{%x}", c) : String.format("\\u%04x", c));
    } else {
      clean.appendCodePoint(c);
    }
  }
}
