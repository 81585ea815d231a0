package dev.cozesh.shell.command;

import java.util.Map;
import java.util.Set;

/**
 * Which of the three streams are a terminal.
 *
 * @param dumb whether that terminal only goes forward
 */
public record Tty(boolean in, boolean out, boolean err, boolean dumb) {
  /** None of them. */
  public static final Tty NONE = new Tty(false, false, false);

  /** Streams of a terminal that can rewrite a line. */
  public Tty(boolean in, boolean out, boolean err) {
    this(in, out, err, false);
  }

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

  /**
   * The same streams of a terminal that rewrites no line when it cannot, {@code TERM=dumb}, or when
   * its user wants none rewritten, {@code ACCESSIBLE=1}.
   *
   * @param variables the environment
   */
  Tty under(Map<String, String> variables) {
    boolean still =
        "dumb".equals(variables.get("TERM"))
            || !Set.of("", "0").contains(variables.getOrDefault("ACCESSIBLE", ""));
    return new Tty(in, out, err, still);
  }
}
