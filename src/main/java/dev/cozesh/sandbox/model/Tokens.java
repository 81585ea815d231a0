package dev.cozesh.sandbox.model;

/** Counts tokens about as a tokenizer would: a Chinese character is one, four letters are one. */
public final class Tokens {
  private static final int LETTERS = 4;

  private Tokens() {}

  /** How many tokens the text has; 0 only when it has nothing but blanks. */
  public static int of(String text) {
    int tokens = 0;
    int letters = 0;
    for (int c : text.codePoints().toArray()) {
      boolean single = Character.isIdeographic(c) || !Character.isLetterOrDigit(c);
      if (!single && letters % LETTERS != 0) {
        letters++;
        continue;
      }
      letters = single ? 0 : 1;
      tokens += Character.isWhitespace(c) ? 0 : 1;
    }
    return tokens;
  }
}
