package dev.cozesh.shell;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeUsageException;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Command;
import dev.cozesh.shell.command.Option;
import java.util.Optional;

/**
 * A command line that was read.
 *
 * @param command what to run; absent when nothing was asked for, or only help or the version
 * @param call its operands and all options, as far as they could be read
 * @param wrong what is wrong with the line; the options count all the same, since a failure is
 *     reported as they say
 */
public record Invocation(Optional<Command> command, Call call, Optional<CozeUsageException> wrong) {
  public Invocation {
    requireNonNull(command, "command");
    requireNonNull(call, "call");
    requireNonNull(wrong, "wrong");
  }

  /**
   * What was called, without options: {@code cozesh apply deploy.groovy}. Of a script's own
   * arguments, of code on the line, of addresses nothing is told: a secret may stand there.
   */
  String title(Command script) {
    if (call.has(Option.EVAL)) {
      return "cozesh -e …";
    }
    StringBuilder title = new StringBuilder("cozesh");
    if (command.isPresent() && command.get() != script) {
      title.append(' ').append(command.get().name());
    }
    int shown = command.isEmpty() || command.get().takesScript() ? 1 : 2;
    for (String word : call.args().subList(0, Math.min(shown, call.args().size()))) {
      title.append(' ').append(word.contains("://") ? "…" : word);
    }
    return title.toString();
  }
}
