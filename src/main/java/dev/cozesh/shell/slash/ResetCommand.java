package dev.cozesh.shell.slash;

import static java.util.Objects.requireNonNull;

import dev.cozesh.shell.command.Console;

/** {@code /reset}: begins afresh. */
public final class ResetCommand implements SlashCommand {
  private final Runnable afresh;

  /**
   * @param afresh forgets what the session holds
   */
  public ResetCommand(Runnable afresh) {
    this.afresh = requireNonNull(afresh, "afresh");
  }

  @Override
  public String name() {
    return "reset";
  }

  @Override
  public String synopsis() {
    return "/reset";
  }

  @Override
  public String summary() {
    return "forget variables and plans";
  }

  @Override
  public String help() {
    return """
        Nothing on the server changes. The history stays, and so do profile, workspace and settings.""";
  }

  @Override
  public String example() {
    return "/reset";
  }

  @Override
  public void run(String rest, Console console) {
    afresh.run();
    console.remark("the session is empty");
  }
}
