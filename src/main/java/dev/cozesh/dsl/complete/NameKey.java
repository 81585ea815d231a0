package dev.cozesh.dsl.complete;

import java.util.Locale;

/**
 * A name, made ready for being found: by a part of it in any case, by the pinyin of its characters,
 * whole syllables or their beginnings, and by mixtures of both. Immutable.
 */
final class NameKey {
  /** How well something typed fits; the better, the greater. */
  enum Fit {
    /** Not at all. */
    NONE,
    /** Read somewhere in the name. */
    READ_INSIDE,
    /** Written somewhere in the name. */
    WRITTEN_INSIDE,
    /** Read from the beginning. */
    READ_FIRST,
    /** Written at the beginning. */
    WRITTEN_FIRST
  }

  private static final int LONGEST = 256; // more is never typed, and steps are bounded by it

  private final String text;
  private final String[][] readings;
  private final long beginnings;

  private NameKey(String text, String[][] readings, long beginnings) {
    this.text = text;
    this.readings = readings;
    this.beginnings = beginnings;
  }

  static NameKey of(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    String text = lower.substring(0, Math.min(lower.length(), LONGEST));
    String[][] readings = new String[text.length()][];
    long beginnings = 0;
    for (int at = 0; at < text.length(); at++) {
      beginnings |= bit(text.charAt(at));
      readings[at] = Pinyin.bundled().of(text.charAt(at));
      for (String reading : readings[at]) {
        beginnings |= bit(reading.charAt(0));
      }
    }
    return new NameKey(text, readings, beginnings);
  }

  private static long bit(char letter) {
    return 1L << (letter % Long.SIZE);
  }

  /**
   * How well it fits.
   *
   * @param typed in lower case
   */
  Fit fit(String typed) {
    if (typed.isEmpty() || text.startsWith(typed)) {
      return Fit.WRITTEN_FIRST;
    }
    if ((beginnings & bit(typed.charAt(0))) == 0) {
      return Fit.NONE;
    }
    if (reads(typed, false)) {
      return Fit.READ_FIRST;
    }
    if (text.contains(typed)) {
      return Fit.WRITTEN_INSIDE;
    }
    return reads(typed, true) ? Fit.READ_INSIDE : Fit.NONE;
  }

  /**
   * Whether all of it can be read in the name. Walks the name once and keeps the set of places in
   * what was typed that can be reached, a bit each, so that many readings cost no more than one.
   */
  private boolean reads(String typed, boolean anywhere) {
    if (typed.length() >= Long.SIZE) {
      return false;
    }
    long end = 1L << typed.length();
    long reached = 1;
    for (int at = 0; at < text.length() && reached != 0; at++) {
      reached = step(typed, at, reached) | (anywhere ? 1 : 0);
      if ((reached & end) != 0) {
        return true;
      }
    }
    return false;
  }

  private long step(String typed, int at, long reached) {
    char here = text.charAt(at);
    long next = Character.isLetterOrDigit(here) ? 0 : reached & ~1L; // may be left out
    for (long rest = reached; rest != 0; rest &= rest - 1) {
      int from = Long.numberOfTrailingZeros(rest);
      if (from < typed.length()) {
        next |= typed.charAt(from) == here ? 1L << (from + 1) : 0;
        for (String reading : readings[at]) {
          next |= behind(reading, typed, from);
        }
      }
    }
    return next;
  }

  /**
   * Where one may be behind a character: it is typed by its whole syllable, by the first letter or
   * the first two of {@code sh}, {@code ch}, {@code zh}, or, at the very end, by any beginning.
   */
  private static long behind(String reading, String typed, int from) {
    int common = 0;
    int most = Math.min(reading.length(), typed.length() - from);
    while (common < most && reading.charAt(common) == typed.charAt(from + common)) {
      common++;
    }
    if (common == 0) {
      return 0;
    }
    long places = 1L << (from + 1);
    boolean half = from + common == typed.length();
    boolean initial = common >= 2 && reading.charAt(1) == 'h';
    places |= initial ? 1L << (from + 2) : 0;
    places |= half || common == reading.length() ? 1L << (from + common) : 0;
    return places;
  }
}
