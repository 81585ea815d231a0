package dev.cozesh.shell.slash;

import static java.util.Objects.requireNonNull;

import dev.cozesh.shell.command.Console;

/** {@code /exit}: leaves the prompt. */
public final class ExitCommand implements SlashCommand {
  private final Runnable leaving;

  /**
   * @param leaving ends the loop behind this line
   */
  public ExitCommand(Runnable leaving) {
    this.leaving = requireNonNull(leaving, "leaving");
  }

  @Override
  public String name() {
    return "exit";
  }

  @Override
  public String synopsis() {
    return "/exit";
  }

  @Override
  public String summary() {
    return "leave, as Ctrl-D does";
  }

  @Override
  public String help() {
    return "Nothing that waits to be applied is applied; the history stays.";
  }

  @Override
  public String example() {
    return "/exit";
  }

  @Override
  public void run(String rest, Console console) {
    leaving.run();
  }
}
