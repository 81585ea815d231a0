package dev.cozesh.shell.slash;

import static java.util.Objects.requireNonNull;

import dev.cozesh.shell.builtin.Checkup;
import dev.cozesh.shell.builtin.PromptFacts;
import dev.cozesh.shell.command.Console;
import java.util.function.Supplier;

/** {@code /doctor}: looks at terminal, Java, history, settings and server. */
public final class DoctorCommand implements SlashCommand {
  private final Supplier<Checkup> checkup;
  private final Supplier<PromptFacts> facts;

  /**
   * @param checkup of the connection in use, made anew each time
   * @param facts what the terminal is now
   */
  public DoctorCommand(Supplier<Checkup> checkup, Supplier<PromptFacts> facts) {
    this.checkup = requireNonNull(checkup, "checkup");
    this.facts = requireNonNull(facts, "facts");
  }

  @Override
  public String name() {
    return "doctor";
  }

  @Override
  public String synopsis() {
    return "/doctor";
  }

  @Override
  public String summary() {
    return "check terminal and server";
  }

  @Override
  public String help() {
    return """
        ok is fine, -- is missing and may be meant so, !! is to be mended: `next` says how.
        Sends one request. Two lines of equal width show whether the terminal draws Chinese letters
        two columns wide; if the bars do not meet, its font or its width setting is to blame.""";
  }

  @Override
  public String example() {
    return "/doctor";
  }

  @Override
  public void run(String rest, Console console) {
    checkup.get().print(facts.get(), console);
  }
}
