package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.config.AtomicFile;
import dev.cozesh.deploy.SavedPlan;
import dev.cozesh.deploy.plan.Action;
import dev.cozesh.deploy.plan.Gate;
import dev.cozesh.deploy.plan.Plan;
import dev.cozesh.dsl.ScriptOutcome;
import dev.cozesh.dsl.ScriptRunner;
import dev.cozesh.dsl.ScriptSource;
import dev.cozesh.dsl.WouldCall;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.error.Place;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Command;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.command.ExitCode;
import dev.cozesh.shell.command.Option;
import dev.cozesh.shell.render.Annotation;
import dev.cozesh.shell.render.Annotation.Level;
import dev.cozesh.shell.render.PlanJson;
import dev.cozesh.shell.render.PlanMarkdown;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code plan FILE}: shows what an apply would do; sends reads only. */
final class PlanCommand implements Command {
  private final Workbench bench;

  PlanCommand(Workbench bench) {
    this.bench = requireNonNull(bench, "bench");
  }

  @Override
  public String name() {
    return "plan";
  }

  @Override
  public String synopsis() {
    return "plan FILE.groovy [ARG…]";
  }

  @Override
  public String summary() {
    return "show what apply would do, and change nothing";
  }

  @Override
  public Set<Option> options() {
    Set<Option> options =
        EnumSet.range(Option.ADOPT, Option.REBIND); // all that decides what an apply would do
    options.addAll(Set.of(Option.OUT, Option.DETAILED_EXITCODE, Option.QUOTA, Option.MARKDOWN));
    return options;
  }

  @Override
  public boolean takesScript() {
    return true;
  }

  @Override
  public ExitCode run(Call call, Console console) {
    ScriptSource source =
        ScriptSource.file(PlanFile.requireScript(Path.of(call.arg(0, "the script"))));
    return run(source, call.args().subList(1, call.args().size()), call, console);
  }

  /**
   * Plans a script.
   *
   * @param args the script's own
   */
  ExitCode run(ScriptSource source, List<String> args, Call call, Console console) {
    Console screen = call.has(Option.JSON) ? console.outToErr() : console;
    Optional<Path> out =
        call.options().get(Option.OUT).map(bench.connector().environment()::resolve);
    out.ifPresent(file -> AtomicFile.requireDirectory(file, Option.OUT.spelling()));
    try (Connection connection = bench.connector().open(call, console);
        ScriptRun run = new ScriptRun(bench, connection, source, call, screen, true)) {
      ScriptOutcome outcome = new ScriptRunner(run).run(source, args);
      Plan plan = run.deploying().shown(outcome.declared());
      List<String> wouldCall =
          outcome.wouldCall().stream().map(PlanCommand::withoutItsHead).toList();
      bench.connector().record().planned(plan.writes() + waiting(plan));
      out.ifPresent(
          file ->
              PlanFile.write(
                  file,
                  run.deploying()
                      .saved(
                          plan,
                          outcome.declared(),
                          SavedPlan.Script.of(
                              run.deploying().owner(),
                              source.text(),
                              args,
                              outcome.afterApply().size()),
                          wouldCall)));
      call.options()
          .get(Option.MARKDOWN)
          .map(bench.connector().environment()::resolve)
          .ifPresent(file -> write(file, PlanMarkdown.of(plan, wouldCall)));
      if (console.annotates()) {
        annotations(plan, source).forEach(one -> console.remark(one.line()));
      }
      console.print(
          call.has(Option.JSON)
              ? PlanJson.of(plan, wouldCall).toPrettyString()
              : run.deploying().text(plan, wouldCall));
      out.ifPresent(file -> screen.remark("wrote the plan to " + file));
      boolean differs = !plan.isEmpty() || plan.waits();
      return differs && call.has(Option.DETAILED_EXITCODE) ? ExitCode.DIFFERENCES : ExitCode.OK;
    }
  }

  private static void write(Path file, String text) {
    AtomicFile.requireDirectory(file, Option.MARKDOWN.spelling());
    try {
      AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new CozeUsageException(
          "the plan cannot be written to " + file, e.getClass().getSimpleName(), "", e);
    }
  }

  /** What would keep an apply from being done whole. */
  private static List<Annotation> annotations(Plan plan, ScriptSource source) {
    List<Annotation> annotations = new ArrayList<>();
    Place script = new Place(source.name(), 0, 0);
    plan.changes().stream()
        .filter(change -> change.action() == Action.WAIT)
        .map(change -> "waiting for a person: " + change.address())
        .forEach(
            text -> annotations.add(new Annotation(Level.WARNING, script, "cozesh plan", text)));
    for (Gate gate : plan.precautions().closed()) {
      Place place = gate.place().equals(Place.NOWHERE) ? script : gate.place();
      Gate.Objection closed = gate.objection().orElseThrow();
      annotations.add(
          new Annotation(Level.WARNING, place, "cozesh plan", closed.what() + "\n" + closed.why()));
    }
    return annotations;
  }

  /** They are differences too: exit 3 and a count of 0 would contradict each other. */
  private static int waiting(Plan plan) {
    return (int) plan.changes().stream().filter(one -> one.action() == Action.WAIT).count();
  }

  private static String withoutItsHead(WouldCall call) {
    return call.method() + " " + call.path() + " (" + call.place() + ")";
  }
}
