package dev.cozesh.probe.variant;

import dev.cozesh.error.CozeUsageException;

/**
 * A text that somebody wrote, and where; makes the errors about it.
 *
 * @param text the text
 * @param place for people: {@code attempts.txt:3}
 * @param offset how many characters stand before it on its line
 */
record Written(String text, String place, int offset) {
  /** An error at a character of the text. */
  CozeUsageException wrong(int at, String what, String next) {
    return new CozeUsageException(place + ", column " + (offset + at + 1) + ": " + what, "", next);
  }
}
