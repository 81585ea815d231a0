package dev.cozesh.shell.slash;

import static java.util.Objects.requireNonNull;

import dev.cozesh.dsl.Dialogue;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.shell.command.Console;
import java.util.function.BooleanSupplier;

/** {@code /apply}: does what is declared and not applied yet. */
public final class ApplyCommand implements SlashCommand {
  private final Dialogue dialogue;
  private final BooleanSupplier dry;

  /**
   * @param dry whether nothing may change
   */
  public ApplyCommand(Dialogue dialogue, BooleanSupplier dry) {
    this.dialogue = requireNonNull(dialogue, "dialogue");
    this.dry = requireNonNull(dry, "dry");
  }

  @Override
  public String name() {
    return "apply";
  }

  @Override
  public String synopsis() {
    return "/apply";
  }

  @Override
  public String summary() {
    return "do what is declared";
  }

  @Override
  public String help() {
    return """
        Plans anew, asks, and applies. Running it again changes nothing. A call whose answer is lost
        is never sent twice: the next /apply settles it by looking.""";
  }

  @Override
  public String example() {
    return "/apply";
  }

  @Override
  public void run(String rest, Console console) {
    if (dry.getAsBoolean()) {
      throw new CozeUsageException(
          "nothing is applied in dry mode", "", "`/dry off` first; /plan shows what waits");
    }
    if (dialogue.pending().isEmpty()) {
      console.remark("nothing waits to be applied");
    } else {
      dialogue.apply();
    }
  }
}
