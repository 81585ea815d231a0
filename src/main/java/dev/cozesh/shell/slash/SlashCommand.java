package dev.cozesh.shell.slash;

import dev.cozesh.shell.command.Console;
import java.util.List;

/**
 * One thing that a line beginning with a slash does. Failures are thrown; only the prompt prints
 * them. What a command works on is handed to its constructor. Called on the thread that runs lines.
 */
public interface SlashCommand {
  /** The word behind the slash: {@code last}. */
  String name();

  /** Slash, name and operands as the help shows them: {@code /last [N]}. */
  String synopsis();

  /** One line for the list of commands; begins in lower case, ends without a full stop. */
  String summary();

  /**
   * What {@code /help NAME} says below synopsis and summary: a few lines, the operands explained.
   */
  String help();

  /** A whole line that shows the command at work; a test runs it against the sandbox. */
  String example();

  /**
   * Does it.
   *
   * @param rest what stands behind the name, without blanks around it; may be empty
   * @param console results go to its out, remarks to its err
   */
  void run(String rest, Console console);

  /**
   * What could be typed as the next operand. Asks nobody and runs nothing.
   *
   * @param typed the operands so far, the last one unfinished; it may be empty
   */
  default List<String> proposals(String typed) {
    return List.of();
  }
}
