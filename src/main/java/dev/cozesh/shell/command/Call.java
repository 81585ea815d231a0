package dev.cozesh.shell.command;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeUsageException;
import java.util.List;

/**
 * What a command is called with.
 *
 * @param args the operands behind the command's name
 */
public record Call(List<String> args, Options options) {
  public Call {
    args = List.copyOf(args);
    requireNonNull(options, "options");
  }

  public boolean has(Option option) {
    return options.has(option);
  }

  /**
   * The operand at a position, from 0.
   *
   * @param what what is missing, for the error
   * @throws CozeUsageException when there are fewer
   */
  public String arg(int position, String what) {
    if (position >= args.size()) {
      throw new CozeUsageException(what + " is missing", "", "`cozesh --help` shows the commands");
    }
    return args.get(position);
  }

  /**
   * Refuses operands nobody reads.
   *
   * @throws CozeUsageException when there are more than so many
   */
  public void atMost(int count) {
    if (args.size() > count) {
      throw new CozeUsageException(
          "`" + args.get(count) + "` is one operand too many",
          "",
          "`cozesh --help` shows the commands");
    }
  }
}
