package dev.cozesh.probe.variant;

import dev.cozesh.error.CozeUsageException;

/**
 * A text that somebody wrote, and where; makes the errors about it.
 *
 * @param text the text
 * @param place for people: {@code attempts.txt:3}
 * @param part what of the place it is, when columns do not count from the line's beginning; else
 *     empty: {@code the path}
 * @param offset what is added to a column; negative for what was put before the text
 */
record Written(String text, String place, String part, int offset) {
  static Written line(String text, String place) {
    return new Written(text, place, "", 0);
  }

  /** A method and an address that did not stand side by side. */
  static Written joined(String method, String address, String place, String part) {
    return new Written(method + " " + address, place, part, -method.length() - 1);
  }

  /** Its beginning. */
  Written until(int end) {
    return new Written(text.substring(0, end), place, part, offset);
  }

  /** An error at a character of the text. */
  CozeUsageException wrong(int at, String what, String next) {
    String where = part.isEmpty() ? place : place + ", " + part;
    int column = Math.max(0, offset + at) + 1;
    return new CozeUsageException(where + ", column " + column + ": " + what, "", next);
  }
}
