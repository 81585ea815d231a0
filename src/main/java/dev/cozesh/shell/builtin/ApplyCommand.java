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

/** {@code apply FILE}: the same as the file alone, said aloud. */
final class ApplyCommand implements Command {
  private final ScriptCommand script;

  ApplyCommand(ScriptCommand script) {
    this.script = requireNonNull(script, "script");
  }

  @Override
  public String name() {
    return "apply";
  }

  @Override
  public String synopsis() {
    return "apply FILE.groovy [ARG…]";
  }

  @Override
  public String summary() {
    return "make true what a script declares";
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
    ScriptSource source = ScriptSource.file(Path.of(call.arg(0, "the script")));
    List<String> args = call.args().subList(1, call.args().size());
    return script.run(new ScriptCommand.Job(source, args, true), call, console);
  }
}
