package dev.cozesh.config;

import dev.cozesh.error.CozeUsageException;
import java.time.Duration;

/** Settings that are numbers, within their limits. */
final class Numbers {
  private static final int LONGEST_TIMEOUT = 86_400;
  private static final int MOST_RETRIES = 20;
  private static final int MOST_RELEASES = 10_000;
  private static final int LONGEST_TOKEN_LIFE = 86_399;

  private Numbers() {}

  /** Seconds, fractions allowed: more than 0, a day at most. */
  static Duration timeout(String text, String where) {
    double seconds = number(text, where);
    if (!(seconds > 0 && seconds <= LONGEST_TIMEOUT)) {
      throw outside(text, where, "seconds, more than 0 and at most " + LONGEST_TIMEOUT);
    }
    return Duration.ofMillis(Math.max(1, Math.round(seconds * 1000)));
  }

  /** A whole number from 0 to 20. */
  static int retries(String text, String where) {
    double retries = number(text, where);
    if (!(retries >= 0 && retries <= MOST_RETRIES && retries == Math.rint(retries))) {
      throw outside(text, where, "a whole number, 0 to " + MOST_RETRIES);
    }
    return (int) retries;
  }

  /** How many releases are kept: a whole number from 1 to 10,000, or {@code off}, which is 0. */
  static int releases(String text, String where) {
    if (text.equals("off")) {
      return 0;
    }
    double kept = number(text, where);
    if (!(kept >= 1 && kept <= MOST_RELEASES && kept == Math.rint(kept))) {
      throw outside(text, where, "a whole number, 1 to " + MOST_RELEASES + ", or \"off\"");
    }
    return (int) kept;
  }

  /** Whole seconds, 1 to 86,399: Coze grants a token less than a day. */
  static Duration tokenLife(String text, String where) {
    double seconds = number(text, where);
    if (!(seconds >= 1 && seconds <= LONGEST_TOKEN_LIFE && seconds == Math.rint(seconds))) {
      throw outside(text, where, "whole seconds, 1 to " + LONGEST_TOKEN_LIFE);
    }
    return Duration.ofSeconds((long) seconds);
  }

  private static double number(String text, String where) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw outside(text, where, "a number");
    }
  }

  private static CozeUsageException outside(String text, String where, String wanted) {
    return new CozeUsageException(
        where + ": `" + text + "` will not do", "it must be " + wanted, "");
  }
}
