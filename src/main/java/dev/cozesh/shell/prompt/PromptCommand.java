package dev.cozesh.shell.prompt;

import static java.util.Objects.requireNonNull;

import dev.cozesh.catalog.Catalog;
import dev.cozesh.shell.builtin.Connector;
import dev.cozesh.shell.builtin.Patience;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Command;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.command.ExitCode;
import java.time.Clock;

/** {@code cozesh} without operands on a terminal: the prompt. */
public final class PromptCommand implements Command {
  private final Connector connector;
  private final Catalog catalog;
  private final Clock clock;
  private final Patience signals;

  /**
   * @param clock the machine's
   * @param signals tells when the process is to end; Ctrl-C is none of them here
   */
  public PromptCommand(Connector connector, Catalog catalog, Clock clock, Patience signals) {
    this.connector = requireNonNull(connector, "connector");
    this.catalog = requireNonNull(catalog, "catalog");
    this.clock = requireNonNull(clock, "clock");
    this.signals = requireNonNull(signals, "signals");
  }

  @Override
  public String name() {
    return "";
  }

  @Override
  public String synopsis() {
    return "";
  }

  @Override
  public String summary() {
    return "the prompt";
  }

  @Override
  public ExitCode run(Call call, Console console) {
    try (PromptSession session = new PromptSession(connector, catalog, clock, call, console)) {
      signals.onStop(session::end);
      session.run();
    }
    return signals.getAsBoolean() ? ExitCode.INTERRUPTED : ExitCode.OK;
  }
}
