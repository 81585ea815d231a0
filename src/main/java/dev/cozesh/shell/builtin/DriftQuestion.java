package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.deploy.PlanOptions.Resolve;
import dev.cozesh.deploy.plan.Plan;
import dev.cozesh.shell.command.Console;
import java.util.Locale;
import java.util.Optional;

/** Asks who wins where somebody changed fields on Coze. */
final class DriftQuestion {
  private final Console console;

  DriftQuestion(Console console) {
    this.console = requireNonNull(console, "console");
  }

  /**
   * The answer; empty when nothing is contested, nobody can be asked, or neither is to win: then
   * nothing is overwritten.
   */
  Optional<Resolve> ask(Plan plan) {
    int fields = plan.contested().stream().mapToInt(change -> change.contested().size()).sum();
    if (fields == 0) {
      return Optional.empty();
    }
    String were = fields == 1 ? "1 field was" : fields + " fields were";
    return console
        .ask(
            were
                + " changed on Coze since the last apply;"
                + " keep ours, theirs, or neither? [o/t/N] ")
        .map(answer -> answer.toLowerCase(Locale.ROOT))
        .map(DriftQuestion::meant);
  }

  private static Resolve meant(String answer) {
    return switch (answer) {
      case "o", "ours" -> Resolve.OURS;
      case "t", "theirs" -> Resolve.THEIRS;
      default -> null;
    };
  }
}
