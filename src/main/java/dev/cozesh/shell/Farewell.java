package dev.cozesh.shell;

import static java.util.Objects.requireNonNull;

import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.command.ExitCode;

/** Tells people what a signal does to the run, and keeps for programs what is known of it. */
final class Farewell implements LastWords {
  private final ResultFile result;
  private final Console screen;

  Farewell(ResultFile result, Console screen) {
    this.result = requireNonNull(result, "result");
    this.screen = requireNonNull(screen, "screen");
  }

  @Override
  public void stopping() {
    tell("stopping after the request in flight; Ctrl-C again stops at once");
  }

  /** The code is not known here; what the run was to do was not done to its end. */
  @Override
  public void left() {
    result.write(ExitCode.FAILED.number());
  }

  @Override
  public void ended(boolean inFlight) {
    result.write(ExitCode.INTERRUPTED.number());
    if (inFlight) {
      tell(
          "stopped at once: the request in flight may have been done;"
              + " run the same command again, it finds out first");
    }
  }

  /** A terminal shows {@code ^C} and stays behind it. */
  private void tell(String text) {
    screen.remark(screen.tty().err() ? "\n" + text : text);
  }
}
