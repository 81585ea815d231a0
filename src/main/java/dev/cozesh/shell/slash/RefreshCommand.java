package dev.cozesh.shell.slash;

import static java.util.Objects.requireNonNull;

import dev.cozesh.shell.command.Console;

/** {@code /refresh}: forgets the names that completion has seen. */
public final class RefreshCommand implements SlashCommand {
  private final Runnable forget;

  /**
   * @param forget drops the names; sends nothing
   */
  public RefreshCommand(Runnable forget) {
    this.forget = requireNonNull(forget, "forget");
  }

  @Override
  public String name() {
    return "refresh";
  }

  @Override
  public String synopsis() {
    return "/refresh";
  }

  @Override
  public String summary() {
    return "forget completion's names";
  }

  @Override
  public String help() {
    return """
        Names of bots, workflows, knowledge bases and workspaces are kept for a while, so that TAB
        is quick. What somebody else has made meanwhile is seen after this.""";
  }

  @Override
  public String example() {
    return "/refresh";
  }

  @Override
  public void run(String rest, Console console) {
    forget.run();
    console.print("the names are asked for again when they are needed");
  }
}
