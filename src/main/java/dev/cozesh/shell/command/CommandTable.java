package dev.cozesh.shell.command;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * All commands.
 *
 * @param script what runs a script: a file, {@code -e}, or standard input
 * @param named the ones called by a word, in the order of the help
 */
public record CommandTable(Command script, List<Command> named) {
  public CommandTable {
    requireNonNull(script, "script");
    named = List.copyOf(named);
  }

  /** The command of that name. */
  public Optional<Command> find(String name) {
    return named.stream().filter(command -> command.name().equals(name)).findFirst();
  }

  /** All names. */
  public List<String> names() {
    return named.stream().map(Command::name).toList();
  }
}
