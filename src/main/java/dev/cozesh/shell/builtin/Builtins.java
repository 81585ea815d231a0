package dev.cozesh.shell.builtin;

import dev.cozesh.catalog.Catalog;
import dev.cozesh.shell.command.CommandTable;
import java.util.List;

/** The one list of all commands. */
public final class Builtins {
  private Builtins() {}

  /** The commands, in the order of the help. */
  public static CommandTable table(Workbench bench, Catalog catalog) {
    ScriptCommand script = new ScriptCommand(bench);
    PlanCommand plan = new PlanCommand(bench);
    return new CommandTable(
        script,
        List.of(
            new CheckCommand(bench, catalog),
            plan,
            new ApplyCommand(bench, script),
            new DeployCommand(bench, catalog, script, plan),
            new DriftCommand(bench),
            new ReleasesCommand(bench),
            new RollbackCommand(bench),
            new PromoteCommand(bench),
            new DestroyCommand(bench),
            new StateCommand(bench),
            new ImportCommand(bench),
            new ForgetCommand(bench),
            new ExportCommand(bench, catalog),
            new UnlockCommand(bench.connector()),
            new WorkflowCommand(bench.connector().environment()),
            new ProbeCommand(bench),
            new ApiCommand(bench.connector(), catalog),
            new SandboxCommand(bench.connector().environment(), bench.patience()),
            new LoginCommand(bench.connector()),
            new LogoutCommand(bench.connector()),
            new ProfileCommand(bench.connector().environment()),
            new DoctorCommand(bench.connector()),
            new WhyCommand(new CodeBook(catalog)),
            new CatalogCommand(catalog)));
  }
}
