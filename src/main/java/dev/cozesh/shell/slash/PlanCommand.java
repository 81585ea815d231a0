package dev.cozesh.shell.slash;

import static java.util.Objects.requireNonNull;

import dev.cozesh.dsl.Dialogue;
import dev.cozesh.dsl.ScriptHost;
import dev.cozesh.shell.command.Console;

/** {@code /plan}: what would be done for what is declared and not applied. */
public final class PlanCommand implements SlashCommand {
  private final Dialogue dialogue;
  private final ScriptHost host;

  public PlanCommand(Dialogue dialogue, ScriptHost host) {
    this.dialogue = requireNonNull(dialogue, "dialogue");
    this.host = requireNonNull(host, "host");
  }

  @Override
  public String name() {
    return "plan";
  }

  @Override
  public String synopsis() {
    return "/plan";
  }

  @Override
  public String summary() {
    return "show what /apply would do";
  }

  @Override
  public String help() {
    return """
        A declaration is planned when it is entered. One that was not applied then waits: /plan looks
        at it once more, /apply does it, /reset forgets it.""";
  }

  @Override
  public String example() {
    return "/plan";
  }

  @Override
  public void run(String rest, Console console) {
    if (dialogue.pending().isEmpty()) {
      console.remark("nothing waits to be applied");
    } else {
      host.plan(dialogue.pending());
    }
  }
}
