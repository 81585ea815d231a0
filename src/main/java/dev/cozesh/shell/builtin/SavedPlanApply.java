package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.deploy.Moved;
import dev.cozesh.deploy.PlanBase;
import dev.cozesh.deploy.SavedPlan;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.plan.Plan;
import dev.cozesh.deploy.plan.Target;
import dev.cozesh.deploy.state.Release;
import dev.cozesh.dsl.ScriptOutcome;
import dev.cozesh.dsl.ScriptRunner;
import dev.cozesh.dsl.ScriptSource;
import dev.cozesh.error.CozeConflictException;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.command.ExitCode;
import dev.cozesh.shell.command.Option;
import dev.cozesh.shell.render.Clean;
import dev.cozesh.shell.render.Ink;
import dev.cozesh.shell.render.StaleText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * {@code apply} of a saved plan: exactly what it shows, or nothing. It was agreed to when it was
 * handed over, so nothing is asked.
 */
final class SavedPlanApply {
  private static final int NAMED = 3;

  private final Workbench bench;
  private final Call call;
  private final Console console;
  private final Console screen;

  SavedPlanApply(Workbench bench, Call call, Console console) {
    this.bench = requireNonNull(bench, "bench");
    this.call = requireNonNull(call, "call");
    this.console = requireNonNull(console, "console");
    this.screen = ApplyEnd.screen(call, console);
  }

  /**
   * Applies it.
   *
   * @throws CozeConflictException when something has moved since it was made; nothing was sent
   * @throws CozeUsageException when the file cannot be used, or options were given that it decides
   */
  ExitCode run(Path file) {
    requireNothingToDecide();
    SavedPlan saved = PlanFile.read(file);
    try (Connection connection = bench.connector().open(call, console)) {
      ApplyEnd end = new ApplyEnd(connection, call, console);
      connection.settings().environments().requirePlace();
      requireSameHost(saved, connection);
      Optional<ScriptSource> script = script(saved);
      try (ScriptRun run = run(saved, script, connection)) {
        Optional<ScriptOutcome> outcome =
            script.map(source -> new ScriptRunner(run).run(source, saved.script().args()));
        run.send();
        Map<Address, String> ids = applied(saved, connection, run);
        outcome.ifPresent(made -> new ReleaseGate(bench, connection, run, call).pass(made, ids));
        end.tell(run.deploying().report());
      }
    }
    return ExitCode.OK;
  }

  private ScriptRun run(SavedPlan saved, Optional<ScriptSource> script, Connection connection) {
    return script.isPresent()
        ? new ScriptRun(bench, connection, script.get(), call, screen, true)
        : new ScriptRun(bench, connection, saved.script().path(), call, screen, true);
  }

  private Map<Address, String> applied(SavedPlan saved, Connection connection, ScriptRun run) {
    Plan plan = run.deploying().again(saved);
    requireFresh(saved, plan, run, connection);
    run.deploying().show(plan);
    run.deploying().requireOpen(plan);
    saved.requireOpen();
    new Whereabouts(connection.settings().environments())
        .confirm(plan, true, new Confirmation(screen, List.of(), true));
    if (!saved.wouldCall().isEmpty()) {
      screen.remark(
          "note: not sent, since a saved plan sends what is declared alone: "
              + Clean.line(String.join(", ", saved.wouldCall())));
    }
    return run.deploying()
        .applied(plan, new Occasion(saved.cause(), made -> List.of(), true, OptionalInt.empty()));
  }

  private void requireNothingToDecide() {
    call.atMost(1);
    Set<Option> decided =
        EnumSet.of(
            Option.ADOPT,
            Option.TARGET,
            Option.EXCLUDE,
            Option.RESOLVE,
            Option.PRUNE,
            Option.RESEND_UNVERIFIABLE);
    for (Option option : decided) {
      if (call.has(option)) {
        throw new CozeUsageException(
            option.spelling() + " does nothing with a saved plan",
            "what it does was decided when it was made",
            "plan again with " + option.spelling());
      }
    }
  }

  private static void requireSameHost(SavedPlan saved, Connection connection) {
    String planned = saved.target().host();
    if (!planned.equals(connection.stateName())) {
      throw stale(
          "it was made for " + planned + ", and this is " + connection.stateName(),
          "use the profile or the address that it was made with");
    }
  }

  /** The script where it is needed: it has blocks that check what was applied. */
  private Optional<ScriptSource> script(SavedPlan saved) {
    if (saved.script().blocks() == 0) {
      return Optional.empty();
    }
    Path file = bench.connector().environment().resolve(saved.script().path());
    if (!Files.exists(file)) {
      throw stale(
          "its script " + saved.script().path() + " is not here",
          "its blocks of afterApply check what is applied: apply the plan where the script is");
    }
    ScriptSource source = ScriptSource.file(file);
    if (!saved.script().isStill(source.text())) {
      throw stale("its script " + saved.script().path() + " was changed since", "plan again");
    }
    return Optional.of(source.named(saved.script().path()));
  }

  private void requireFresh(SavedPlan saved, Plan now, ScriptRun run, Connection connection) {
    List<Moved> moved = new ArrayList<>();
    PlanBase base = run.deploying().deployment().base(now);
    if (!saved.target().workspaceId().equals(now.target().workspaceId())) {
      throw stale("it was made for workspace " + saved.target().workspaceName(), "");
    }
    Optional<String> own = appliedAs(saved, now.target(), connection);
    if (own.isPresent()) {
      throw stale(own.get(), "plan again if something is to be changed");
    }
    if (!saved.base().isOfTheSameState(base)) {
      String how = movedState(saved, base, now.target(), connection);
      moved.add(new Moved("state", how, Optional.empty()));
    }
    moved.addAll(saved.moved(now, base));
    if (moved.isEmpty()) {
      return;
    }
    if (!call.has(Option.JSON)) {
      screen.print(StaleText.of(moved, new Ink(screen.colourOut())));
    }
    throw stale(
        String.join(
            "; ",
            moved.stream().limit(NAMED).map(one -> one.address() + ": " + one.what()).toList()),
        "plan again and look at the difference");
  }

  private Optional<String> appliedAs(SavedPlan saved, Target target, Connection connection) {
    return releases(target, connection).stream()
        .filter(one -> one.cause().equals(saved.cause()))
        .findFirst()
        .map(own -> "this plan was applied as release " + own.number());
  }

  private List<Release> releases(Target target, Connection connection) {
    return bench.engines().releases(connection, Optional.of(target.workspaceId())).all();
  }

  private String movedState(SavedPlan saved, PlanBase base, Target target, Connection connection) {
    String serials =
        base.lineage().equals(saved.base().lineage())
            ? "its serial was " + saved.base().serial() + " and is " + base.serial()
            : "it was begun anew";
    return releases(target, connection).stream()
        .reduce((older, newer) -> newer)
        .filter(newest -> newest.at().compareTo(saved.madeAt()) > 0)
        .map(
            newest ->
                serials + "; release " + newest.number() + " was made since, by " + newest.by())
        .orElse(serials);
  }

  private static CozeConflictException stale(String why, String next) {
    return new CozeConflictException(
        "the plan is stale; nothing was sent", why, next.isEmpty() ? "plan again" : next);
  }
}
