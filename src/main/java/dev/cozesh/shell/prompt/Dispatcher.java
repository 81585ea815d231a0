package dev.cozesh.shell.prompt;

import static java.util.Objects.requireNonNull;

import dev.cozesh.dsl.ScriptSource;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.slash.Inputs;
import dev.cozesh.shell.slash.SlashTable;
import java.util.Optional;
import java.util.function.Supplier;

/** Tells commands from code. */
final class Dispatcher {
  private final Supplier<SlashTable> commands;
  private final Inputs code;
  private final Console console;

  Dispatcher(Supplier<SlashTable> commands, Inputs code, Console console) {
    this.commands = requireNonNull(commands, "commands");
    this.code = requireNonNull(code, "code");
    this.console = requireNonNull(console, "console");
  }

  void run(ScriptSource script) {
    code.run(script);
  }

  void run(String input) {
    Optional<SlashTable.Typed> command = commands.get().read(input);
    if (command.isPresent()) {
      command.get().command().run(command.get().rest(), console);
    } else {
      code.run(input);
    }
  }
}
