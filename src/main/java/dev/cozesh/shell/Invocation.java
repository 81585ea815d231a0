package dev.cozesh.shell;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeUsageException;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Command;
import dev.cozesh.shell.command.Option;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    Stream<String> name = command.filter(one -> one != script).map(Command::name).stream();
    long shown = command.map(Command::takesScript).orElse(true) ? 1 : 2;
    return Stream.concat(
            Stream.of("cozesh"), Stream.concat(name, call.args().stream().limit(shown)))
        .map(word -> word.contains("://") ? "…" : word)
        .collect(Collectors.joining(" "));
  }
}
