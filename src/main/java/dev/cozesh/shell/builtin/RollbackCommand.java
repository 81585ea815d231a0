package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.deploy.Rollback;
import dev.cozesh.deploy.plan.Plan;
import dev.cozesh.error.CozeGuardException;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Command;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.command.ExitCode;
import dev.cozesh.shell.command.Option;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** {@code rollback N}: makes true again what a release declared, as far as that goes. */
final class RollbackCommand implements Command {
  private final Workbench bench;

  RollbackCommand(Workbench bench) {
    this.bench = requireNonNull(bench, "bench");
  }

  @Override
  public String name() {
    return "rollback";
  }

  @Override
  public String synopsis() {
    return "rollback N";
  }

  @Override
  public String summary() {
    return "make true again what release N declared";
  }

  @Override
  public Set<Option> options() {
    Set<Option> options = EnumSet.copyOf(Option.OF_APPLY);
    options.remove(Option.RESTORE_ON_FAILURE);
    return options;
  }

  @Override
  public ExitCode run(Call call, Console console) {
    call.atMost(1);
    int number = ReleasesCommand.number(call.arg(0, "the number of a release"));
    Console screen = ApplyEnd.screen(call, console);
    try (Connection connection = bench.connector().open(call, console)) {
      ApplyEnd end = new ApplyEnd(connection, call, console);
      Rollback back = bench.engines().releases(connection, Optional.empty()).rollback(number);
      requireHarmless(back, call);
      try (ScriptRun run =
          new ScriptRun(bench, connection, back.release().script(), call, screen, false)) {
        run.deploying()
            .applyAgain(
                back.desired(),
                new Occasion(back.cause(), plan -> lead(back, plan), false, OptionalInt.empty()));
        run.deploying()
            .deployment()
            .released()
            .ifPresent(made -> screen.remark("recorded as release " + made.number()));
        end.tell(run.deploying().report());
      }
    }
    return ExitCode.OK;
  }

  private static List<String> lead(Rollback back, Plan plan) {
    List<String> lines = new ArrayList<>();
    List<String> cannot = back.cannotReturn(plan);
    lines.add(
        "Back to release "
            + back.release().number()
            + " of "
            + back.release().script()
            + (cannot.isEmpty() ? "; all of it returns" : "; what does not return:"));
    cannot.forEach(line -> lines.add("  " + line));
    return lines;
  }

  /** What is not declared for want of its content must not be deleted for that. */
  private static void requireHarmless(Rollback back, Call call) {
    if (call.has(Option.PRUNE) && !back.lost().isEmpty()) {
      throw new CozeGuardException(
          "--prune would delete what cannot be sent again: " + String.join(", ", back.lost()),
          "their content is not kept any more",
          "run without --prune");
    }
  }
}
