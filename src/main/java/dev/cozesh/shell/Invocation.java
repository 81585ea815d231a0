package dev.cozesh.shell;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeUsageException;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Command;
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
}
