package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.catalog.Catalog;
import dev.cozesh.dsl.ScriptSource;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Command;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.command.ExitCode;
import dev.cozesh.shell.command.Option;
import dev.cozesh.shell.render.Annotation;
import dev.cozesh.shell.render.Ink;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** {@code check FILE}: everything that is wrong with a script, told without a server. */
final class CheckCommand implements Command {
  private final Workbench bench;
  private final Catalog catalog;

  CheckCommand(Workbench bench, Catalog catalog) {
    this.bench = requireNonNull(bench, "bench");
    this.catalog = requireNonNull(catalog, "catalog");
  }

  @Override
  public String name() {
    return "check";
  }

  @Override
  public String synopsis() {
    return "check FILE.groovy [ARG…]";
  }

  @Override
  public String summary() {
    return "say all that is wrong with a script, without a server or a token";
  }

  @Override
  public Set<Option> options() {
    return EnumSet.of(Option.ALLOW_SECRET);
  }

  @Override
  public boolean takesScript() {
    return true;
  }

  @Override
  public ExitCode run(Call call, Console console) {
    String file = call.arg(0, "the script");
    ScriptSource source =
        file.equals("-")
            ? ScriptSource.standardInput(console.readAll())
            : ScriptSource.file(PlanFile.requireScript(Path.of(file)));
    List<String> args = call.args().subList(1, call.args().size());
    CheckResult result = new ScriptCheckup(bench, catalog).check(source, args, call, console);
    tell(result, call, console);
    return result.exit();
  }

  /** Prints what was found; each fault beside the code, too, where a build server does that. */
  static void tell(CheckResult result, Call call, Console console) {
    if (console.annotates()) {
      int exit = result.exit().number();
      result.faults().forEach(one -> console.remark(Annotation.of(one, exit).line()));
    }
    console.print(
        call.has(Option.JSON)
            ? CheckText.json(result).toPrettyString()
            : CheckText.of(result, new Ink(console.colourOut())));
  }
}
