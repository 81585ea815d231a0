package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.catalog.Catalog;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Command;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.command.ExitCode;
import dev.cozesh.shell.command.Option;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.Set;

/**
 * {@code deploy FILE}: the same as the file alone; {@code deploy --from FOLDER}: writes the script
 * of a folder and plans it.
 */
final class DeployCommand implements Command {
  private final Workbench bench;
  private final Catalog catalog;
  private final ScriptCommand script;
  private final PlanCommand plan;

  DeployCommand(Workbench bench, Catalog catalog, ScriptCommand script, PlanCommand plan) {
    this.bench = requireNonNull(bench, "bench");
    this.catalog = requireNonNull(catalog, "catalog");
    this.script = requireNonNull(script, "script");
    this.plan = requireNonNull(plan, "plan");
  }

  @Override
  public String name() {
    return "deploy";
  }

  @Override
  public String synopsis() {
    return "deploy FILE.groovy [ARG…] | deploy --from FOLDER";
  }

  @Override
  public String summary() {
    return "run a script, or write the script that deploys a folder and plan it";
  }

  @Override
  public Set<Option> options() {
    Set<Option> options = EnumSet.copyOf(Option.OF_APPLY);
    options.addAll(Set.of(Option.QUOTA, Option.FROM, Option.OUT));
    return options;
  }

  @Override
  public boolean takesScript() {
    return true;
  }

  @Override
  public ExitCode run(Call call, Console console) {
    if (call.has(Option.FROM)) {
      call.atMost(0);
      return new FolderDeploy(bench.connector().environment(), call, console)
          .run(new ScriptCheckup(bench, catalog), plan);
    }
    if (call.has(Option.OUT)) {
      throw new CozeUsageException(
          "--out is for a folder's script", "this has a script", "leave it out, or add --from");
    }
    String operand = call.args().isEmpty() ? "" : call.args().get(0);
    if (operand.isEmpty() || isFolder(operand)) {
      throw new CozeUsageException(
          operand.isEmpty() ? "the script is missing" : operand + " is a folder, not a script",
          "",
          "`cozesh deploy FILE.groovy` deploys what a script declares, `cozesh deploy --from "
              + (operand.isEmpty() ? "FOLDER" : operand)
              + "` writes one");
    }
    return script.run(call, console);
  }

  private boolean isFolder(String operand) {
    return Files.isDirectory(bench.connector().environment().resolve(operand));
  }
}
