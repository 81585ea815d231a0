package dev.cozesh.error;

/**
 * Characters that nobody sees: they steer a terminal, turn the direction of writing, or take no
 * room.
 */
public final class Unseen {
  private static final int JOINER = 0x200d;
  private static final int NON_JOINER = 0x200c;

  private Unseen() {}

  /**
   * Whether a character is one; the joiners of emoji families and of Indic and Persian writing are
   * part of what is seen.
   *
   * @param codePoint the character
   * @return true for line breaks and tabs, too
   */
  public static boolean is(int codePoint) {
    if (codePoint >= ' ' && codePoint < 0x7f || codePoint == JOINER || codePoint == NON_JOINER) {
      return false;
    }
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }
}
