package dev.cozesh.shell.prompt;

import static java.util.Objects.requireNonNull;

import dev.cozesh.dsl.ScriptSource;
import dev.cozesh.dsl.script.Statement;
import dev.cozesh.dsl.script.Statements;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.slash.SlashTable;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Tells commands from code. A block of several statements, such as a pasted one, runs statement by
 * statement, each with its result; what it declares is planned at its end.
 */
final class Dispatcher {
  private final Supplier<SlashTable> commands;
  private final Evaluation code;
  private final Console console;
  private Optional<String> cutShort = Optional.empty();

  Dispatcher(Supplier<SlashTable> commands, Evaluation code, Console console) {
    this.commands = requireNonNull(commands, "commands");
    this.code = requireNonNull(code, "code");
    this.console = requireNonNull(console, "console");
  }

  void run(ScriptSource script) {
    cutShort = Optional.empty();
    code.run(script);
  }

  void run(String input) {
    cutShort = Optional.empty();
    List<Statement> statements = input.indexOf('\n') < 0 ? List.of() : Statements.of(input);
    if (statements.size() > 1) {
      block(input, statements);
    } else if (!isCommand(input)) {
      code.run(input);
    }
  }

  private boolean isCommand(String input) {
    Optional<SlashTable.Typed> command = commands.get().read(input);
    command.ifPresent(typed -> typed.run(console));
    return command.isPresent();
  }

  private void block(String input, List<Statement> statements) {
    code.refuseSecrets(input);
    boolean declares = false;
    for (int at = 0; at < statements.size(); at++) {
      Statement each = statements.get(at);
      cutShort =
          Optional.of(
              at
                  + " of "
                  + statements.size()
                  + " statements ran; stopped at the one in line "
                  + each.line());
      if (!isCommand(each.text())) {
        // Empty lines in front: a failure names the line of the block.
        declares |= code.part("\n".repeat(each.line() - 1) + each.text());
      }
    }
    cutShort = Optional.empty();
    if (declares) {
      code.applyPending();
    }
  }

  /** How far the last input came, when it was a block and its rest did not run. */
  Optional<String> cutShort() {
    return cutShort;
  }
}
