package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.deploy.plan.Level;
import dev.cozesh.deploy.plan.Plan;
import dev.cozesh.dsl.ScriptOutcome;
import dev.cozesh.dsl.ScriptRunner;
import dev.cozesh.dsl.ScriptSource;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Command;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.command.ExitCode;
import dev.cozesh.shell.command.Option;
import dev.cozesh.shell.render.DriftJson;
import dev.cozesh.shell.render.DriftText;
import dev.cozesh.shell.render.Ink;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code drift FILE}: what somebody else has changed since the last apply, and which outputs in an
 * {@code .env} file are not what there is; sends reads only.
 */
final class DriftCommand implements Command {
  private final Workbench bench;

  DriftCommand(Workbench bench) {
    this.bench = requireNonNull(bench, "bench");
  }

  @Override
  public String name() {
    return "drift";
  }

  @Override
  public String synopsis() {
    return "drift FILE.groovy [ARG…]";
  }

  @Override
  public String summary() {
    return "show what was changed on Coze since the last apply";
  }

  @Override
  public Set<Option> options() {
    return EnumSet.of(Option.OUTPUTS, Option.TARGET, Option.EXCLUDE, Option.DETAILED_EXITCODE);
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
        ScriptRun run = new ScriptRun(bench, connection, source, call, screen, true)) {
      ScriptOutcome outcome = new ScriptRunner(run).run(source, args);
      Plan plan = run.deploying().shown(outcome.declared());
      Optional<CheckedOutputs> outputs =
          CheckedOutputs.of(call, connection, run.deploying(), outcome.declared(), plan);
      int wrong = outputs.map(checked -> checked.differences().size()).orElse(0);
      int drifted = plan.levels().getOrDefault(Level.DRIFTED, 0) + wrong;
      bench.connector().record().planned(drifted);
      outputs.ifPresent(checked -> bench.connector().record().drift("outputs", wrong));
      console.print(
          call.has(Option.JSON) ? json(plan, outputs) : text(plan, outputs, call, console));
      return drifted > 0 && call.has(Option.DETAILED_EXITCODE) ? ExitCode.DIFFERENCES : ExitCode.OK;
    }
  }

  private static String json(Plan plan, Optional<CheckedOutputs> outputs) {
    ObjectNode json = DriftJson.of(plan);
    outputs.ifPresent(checked -> json.set("outputs", checked.json()));
    return json.toPrettyString();
  }

  private static String text(
      Plan plan, Optional<CheckedOutputs> outputs, Call call, Console console) {
    Ink ink = new Ink(console.colourOut());
    String drift = DriftText.of(plan, ink, call.has(Option.VERBOSE));
    return drift + outputs.map(checked -> "\n" + checked.text(ink)).orElse("");
  }
}
