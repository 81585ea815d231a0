package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.plan.ApplyReport;
import dev.cozesh.dsl.ScriptOutcome;
import dev.cozesh.dsl.ScriptRunner;
import dev.cozesh.dsl.ScriptSource;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Command;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.command.ExitCode;
import dev.cozesh.shell.command.Option;
import dev.cozesh.shell.render.ReportJson;
import dev.cozesh.shell.render.ValueText;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Runs a script from a file, from {@code -e} or from standard input; what it declares is planned,
 * confirmed and applied when it ends.
 */
final class ScriptCommand implements Command {
  private final Workbench bench;

  ScriptCommand(Workbench bench) {
    this.bench = requireNonNull(bench, "bench");
  }

  @Override
  public String name() {
    return "FILE.groovy";
  }

  @Override
  public String synopsis() {
    return "FILE.groovy [ARG…]";
  }

  @Override
  public String summary() {
    return "run a script; plan, confirm and apply what it declares";
  }

  @Override
  public Set<Option> options() {
    Set<Option> options = EnumSet.copyOf(Option.OF_APPLY);
    options.addAll(Set.of(Option.EVAL, Option.QUOTA));
    return options;
  }

  @Override
  public boolean takesScript() {
    return true;
  }

  @Override
  public ExitCode run(Call call, Console console) {
    boolean inline = call.has(Option.EVAL);
    ScriptSource source = source(call, console);
    List<String> args = inline || call.args().isEmpty() ? call.args() : rest(call);
    return run(new Job(source, args, false), call, console);
  }

  /**
   * What to run.
   *
   * @param saidAloud whether {@code apply} was asked for, so that nothing to apply is worth a word
   */
  record Job(ScriptSource source, List<String> args, boolean saidAloud) {}

  /** Runs a script to its end, its declarations, its last blocks and its outputs. */
  ExitCode run(Job job, Call call, Console console) {
    Console screen = ApplyEnd.screen(call, console);
    try (Connection connection = bench.connector().open(call, console);
        ScriptRun run = new ScriptRun(bench, connection, job.source(), call, screen, false)) {
      ApplyEnd end = new ApplyEnd(connection, call, console);
      ScriptOutcome outcome = new ScriptRunner(run).run(job.source(), job.args());
      new ReleaseGate(bench, connection, run, call).pass(outcome, applied(outcome, run, call));
      if (job.saidAloud() && !run.deploying().hasPlanned()) {
        screen.remark("note: nothing is declared");
      }
      end.hand(run.deploying().report());
      if (call.has(Option.JSON)) {
        console.print(json(outcome, run.deploying().report(), call));
      } else if (outcome.hasValue() && !outcome.isSaid()) {
        console.print(ValueText.of(outcome.value()));
      }
    }
    return ExitCode.OK;
  }

  /**
   * With {@code --prune} a script that declares nothing any more still has a plan: what it declared
   * before is to go. Not so after an {@code apply()} of its own, which has seen what is declared.
   */
  private static Map<Address, String> applied(ScriptOutcome outcome, ScriptRun run, Call call) {
    boolean prunesAll = call.has(Option.PRUNE) && !run.deploying().hasPlanned();
    return outcome.declared().isEmpty() && !prunesAll
        ? Map.of()
        : run.deploying().apply(outcome.declared());
  }

  private static ScriptSource source(Call call, Console console) {
    if (call.has(Option.EVAL)) {
      return ScriptSource.inline(call.options().get(Option.EVAL).orElse(""));
    }
    boolean piped = call.args().isEmpty() || call.args().get(0).equals("-");
    return piped
        ? ScriptSource.standardInput(console.readAll())
        : ScriptSource.file(PlanFile.requireScript(Path.of(call.args().get(0))));
  }

  private static List<String> rest(Call call) {
    return call.args().subList(1, call.args().size());
  }

  /** The value of {@code -e}; of a script the report. */
  private static String json(ScriptOutcome outcome, ApplyReport report, Call call) {
    return call.has(Option.EVAL) && outcome.hasValue()
        ? ValueJson.of(outcome.value()).toPrettyString()
        : ReportJson.of(report, ExitCode.OK.number()).toPrettyString();
  }
}
