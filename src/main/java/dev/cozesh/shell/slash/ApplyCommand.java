package dev.cozesh.shell.slash;

import static java.util.Objects.requireNonNull;

import dev.cozesh.dsl.Dialogue;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.shell.command.Console;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** {@code /apply}: does what is declared and not applied yet. */
public final class ApplyCommand implements SlashCommand {
  private static final String ADOPT = "--adopt";

  private final Dialogue dialogue;
  private final BooleanSupplier dry;
  private final Consumer<Runnable> adopting;

  /**
   * @param dry whether nothing may change
   * @param adopting does the work while what exists under a declared name is taken over
   */
  public ApplyCommand(Dialogue dialogue, BooleanSupplier dry, Consumer<Runnable> adopting) {
    this.dialogue = requireNonNull(dialogue, "dialogue");
    this.dry = requireNonNull(dry, "dry");
    this.adopting = requireNonNull(adopting, "adopting");
  }

  @Override
  public String name() {
    return "apply";
  }

  @Override
  public String synopsis() {
    return "/apply [--adopt]";
  }

  @Override
  public String summary() {
    return "do what is declared";
  }

  @Override
  public String help() {
    return """
        Plans anew, asks, and applies. Running it again changes nothing. A call whose answer is lost
        is never sent twice: the next /apply settles it by looking. --adopt takes over what exists
        under a declared name; without it such an object stops the plan.""";
  }

  @Override
  public String example() {
    return "/apply";
  }

  @Override
  public List<String> proposals(String typed) {
    return List.of(ADOPT);
  }

  @Override
  public void run(String rest, Console console) {
    if (!rest.isEmpty() && !rest.equals(ADOPT)) {
      throw new CozeUsageException(
          "/apply does not take " + rest, "", "write `/apply` or `/apply --adopt`");
    }
    if (dry.getAsBoolean()) {
      throw new CozeUsageException(
          "nothing is applied in dry mode", "", "`/dry off` first; /plan shows what waits");
    }
    if (dialogue.pending().isEmpty()) {
      console.remark("nothing waits to be applied");
    } else if (rest.isEmpty()) {
      dialogue.apply();
    } else {
      adopting.accept(dialogue::apply);
    }
  }
}
