package dev.cozesh.shell.render;

/**
 * Colours, or none.
 *
 * @param on whether to colour at all
 */
public record Ink(boolean on) {
  /** No colours. */
  public static final Ink NONE = new Ink(false);

  public String red(String text) {
    return in("31", text);
  }

  public String green(String text) {
    return in("32", text);
  }

  public String yellow(String text) {
    return in("33", text);
  }

  public String magenta(String text) {
    return in("35", text);
  }

  public String cyan(String text) {
    return in("36", text);
  }

  public String bold(String text) {
    return in("1", text);
  }

  public String dim(String text) {
    return in("2", text);
  }

  /**
   * @param colour what ECMA-48 calls them, joined by semicolons; empty for none
   */
  String in(String colour, String text) {
    return on && !text.isEmpty() && !colour.isEmpty()
        ? "\u001b[" + colour + "m" + text + "\u001b[0m"
        : text;
  }
}
