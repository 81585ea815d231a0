package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.deploy.plan.Action;
import dev.cozesh.deploy.plan.Change;
import dev.cozesh.deploy.plan.Plan;
import dev.cozesh.dsl.ScriptOutcome;
import dev.cozesh.dsl.ScriptRunner;
import dev.cozesh.dsl.ScriptSource;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Command;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.command.ExitCode;
import dev.cozesh.shell.command.Option;
import dev.cozesh.shell.render.ReportJson;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** {@code destroy FILE}: takes down what the script has made. */
final class DestroyCommand implements Command {
  private static final Set<Action> ORPHANING =
      EnumSet.of(Action.RETIRE, Action.MARK, Action.FORGET);

  private final Workbench bench;

  DestroyCommand(Workbench bench) {
    this.bench = requireNonNull(bench, "bench");
  }

  @Override
  public String name() {
    return "destroy";
  }

  @Override
  public String synopsis() {
    return "destroy FILE.groovy [ARG…]";
  }

  @Override
  public String summary() {
    return "take down what a script has made";
  }

  @Override
  public Set<Option> options() {
    return EnumSet.of(
        Option.TARGET,
        Option.EXCLUDE,
        Option.DELETE_ADOPTED,
        Option.RETIRE,
        Option.KEEP_GOING,
        Option.LOCK_TIMEOUT,
        Option.REBIND,
        Option.MAX_REQUESTS,
        Option.ALLOW_DELETE,
        Option.ALLOW_SECRET);
  }

  @Override
  public boolean takesScript() {
    return true;
  }

  @Override
  public ExitCode run(Call call, Console console) {
    ScriptSource source =
        ScriptSource.file(PlanFile.requireScript(Path.of(call.arg(0, "the script"))));
    List<String> args = call.args().subList(1, call.args().size());
    Console screen = call.has(Option.JSON) ? console.outToErr() : console;
    try (Connection connection = bench.connector().open(call, console);
        ScriptRun run = ScriptRun.destroying(bench, connection, source, call, screen)) {
      ScriptOutcome outcome = new ScriptRunner(run).run(source, args);
      run.deploying().apply(outcome.declared());
      if (call.has(Option.JSON)) {
        console.print(
            ReportJson.of(run.deploying().report(), ExitCode.OK.number()).toPrettyString());
      }
    }
    return ExitCode.OK;
  }

  /** What is asked before it is done: how much goes, and how. */
  static String question(Plan plan) {
    List<String> parts = new ArrayList<>();
    add(parts, "delete", plan, Action.DELETE);
    add(parts, "unpublish", plan, Action.RETIRE);
    add(parts, "mark as retired", plan, Action.MARK);
    add(parts, "forget", plan, Action.FORGET);
    return String.join(", ", parts);
  }

  /** What stays on the server and is looked after no more, a line each. */
  static List<String> orphans(Plan plan) {
    return plan.changes().stream()
        .filter(one -> ORPHANING.contains(one.action()))
        .map(
            one ->
                "stays on Coze: "
                    + one.address()
                    + one.id().map(id -> " " + id).orElse("")
                    + WebPage.of(plan.target(), one).map(page -> " " + page).orElse(""))
        .toList();
  }

  private static void add(List<String> parts, String verb, Plan plan, Action action) {
    List<Kind> kinds =
        plan.changes().stream()
            .filter(change -> change.action() == action)
            .map(Change::address)
            .map(address -> address.kind())
            .toList();
    kinds.stream()
        .distinct()
        .sorted()
        .forEach(
            kind -> {
              long number = kinds.stream().filter(kind::equals).count();
              parts.add(
                  (parts.isEmpty() || !parts.get(parts.size() - 1).startsWith(verb)
                          ? verb + " "
                          : "")
                      + number
                      + " "
                      + kind.title()
                      + (number == 1 ? "" : "s"));
            });
  }
}
