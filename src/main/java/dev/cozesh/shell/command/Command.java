package dev.cozesh.shell.command;

import java.util.Set;

/** One thing the command line can do. Failures are thrown; only the shell prints them. */
public interface Command {
  /** The word that calls it. */
  String name();

  /** Name and operands as the help shows them: {@code why CODE}. */
  String synopsis();

  /** One line for the help. */
  String summary();

  /** The options it takes besides those of every command. */
  default Set<Option> options() {
    return Set.of();
  }

  /** Whether the first operand is a script, which takes all operands behind it. */
  default boolean takesScript() {
    return false;
  }

  /** Does it: results to the console's out, everything else to its err. */
  ExitCode run(Call call, Console console);
}
