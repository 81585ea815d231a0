package dev.cozesh.error;

import java.util.List;

/**
 * Tells in one walk through a text which of some short words stand in it, whatever their case: what
 * is expensive to look for is then looked for only where it can be. At most 64 words of ASCII;
 * thread-safe.
 */
public final class Hints {
  private static final int ASCII = 128;

  private final String[] words;
  private final int[][] byFirst = new int[ASCII][];

  /**
   * Hints to look for.
   *
   * @param words in lower case, each of one character or more; their order is that of the bits
   */
  public Hints(List<String> words) {
    this.words = words.toArray(String[]::new);
    if (this.words.length > Long.SIZE) {
      throw new IllegalArgumentException("at most 64 hints, were " + this.words.length);
    }
    for (int word = 0; word < this.words.length; word++) {
      char first = this.words[word].charAt(0);
      int[] others = byFirst[first] == null ? new int[0] : byFirst[first];
      int[] more = java.util.Arrays.copyOf(others, others.length + 1);
      more[others.length] = word;
      byFirst[first] = more;
    }
  }

  /**
   * {@return the bits of the words that stand in the text}
   *
   * @param text any text
   */
  public long in(String text) {
    long found = 0;
    int length = text.length();
    for (int at = 0; at < length; at++) {
      char c = lower(text.charAt(at));
      if (c < ASCII && byFirst[c] != null) {
        for (int word : byFirst[c]) {
          if ((found & 1L << word) == 0 && standsAt(text, at, words[word])) {
            found |= 1L << word;
          }
        }
      }
    }
    return found;
  }

  /**
   * {@return the bits of some of the words}
   *
   * @param some words that were given
   */
  public long bits(List<String> some) {
    long bits = 0;
    for (String word : some) {
      bits |= 1L << List.of(words).indexOf(word);
    }
    return bits;
  }

  private static boolean standsAt(String text, int at, String word) {
    if (at + word.length() > text.length()) {
      return false;
    }
    for (int i = 1; i < word.length(); i++) {
      if (lower(text.charAt(at + i)) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
  }
}
