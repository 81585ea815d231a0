package dev.cozesh.shell.command;

/** Which of the three streams are a terminal. */
public record Tty(boolean in, boolean out, boolean err) {
  /** None of them. */
  public static final Tty NONE = new Tty(false, false, false);

  /**
   * Reads what the launcher found out.
   *
   * @param bits three digits, {@code 1} for a terminal: input, output, error; or null
   * @param hasConsole what Java thinks, used when there are no bits
   */
  public static Tty of(String bits, boolean hasConsole) {
    if (bits == null || !bits.matches("[01]{3}")) {
      return new Tty(hasConsole, hasConsole, hasConsole);
    }
    return new Tty(bits.charAt(0) == '1', bits.charAt(1) == '1', bits.charAt(2) == '1');
  }
}
