package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.dsl.ScriptSource;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Command;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.command.ExitCode;
import dev.cozesh.shell.command.Option;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** {@code apply FILE}: the same as the file alone, said aloud; of a saved plan what it shows. */
final class ApplyCommand implements Command {
  private final Workbench bench;
  private final ScriptCommand script;

  ApplyCommand(Workbench bench, ScriptCommand script) {
    this.bench = requireNonNull(bench, "bench");
    this.script = requireNonNull(script, "script");
  }

  @Override
  public String name() {
    return "apply";
  }

  @Override
  public String synopsis() {
    return "apply FILE.groovy [ARG…] | apply PLAN";
  }

  @Override
  public String summary() {
    return "make true what a script declares, or do what a saved plan shows";
  }

  @Override
  public Set<Option> options() {
    Set<Option> options = EnumSet.copyOf(Option.OF_APPLY);
    options.add(Option.QUOTA);
    return options;
  }

  @Override
  public boolean takesScript() {
    return true;
  }

  @Override
  public ExitCode run(Call call, Console console) {
    Path file = Path.of(call.arg(0, "the script"));
    if (PlanFile.is(file)) {
      return new SavedPlanApply(bench, call, console).run(file);
    }
    ScriptSource source = ScriptSource.file(file);
    List<String> args = call.args().subList(1, call.args().size());
    return script.run(new ScriptCommand.Job(source, args, true), call, console);
  }
}
