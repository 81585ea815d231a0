package dev.cozesh.shell.render;

/** A word as it can be typed, or copied, into the shell of an operating system. */
public final class ShellWord {
  private ShellWord() {}

  /** The word; in quotes where a shell would take it apart, or for something else. */
  public static String of(String text) {
    String clean = Clean.line(text);
    boolean plain = clean.matches("[\\p{L}\\p{N}._/-]+");
    return plain ? clean : "'" + clean.replace("'", "'\\''") + "'";
  }
}
