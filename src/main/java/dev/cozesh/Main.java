package dev.cozesh;

import dev.cozesh.catalog.Catalog;
import dev.cozesh.config.Environment;
import dev.cozesh.config.FilePlaces;
import dev.cozesh.shell.Interruption;
import dev.cozesh.shell.Shell;
import dev.cozesh.shell.builtin.Builtins;
import dev.cozesh.shell.builtin.Connector;
import dev.cozesh.shell.builtin.CrashFile;
import dev.cozesh.shell.builtin.DeployEngines;
import dev.cozesh.shell.builtin.Workbench;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.command.RunRecord;
import dev.cozesh.shell.command.Version;
import dev.cozesh.shell.prompt.PromptCommand;
import java.time.Clock;
import java.util.List;

/** Builds the objects, hands them over, returns the exit code. */
public final class Main {
  private Main() {}

  /** Runs one command line. */
  public static void main(String[] args) {
    Environment environment = Environment.ofProcess();
    Console console = Console.ofProcess(environment.variables());
    // The most frequent question of scripts and build servers loads nothing else.
    if (args.length == 1 && args[0].equals("--version")) {
      console.print("cozesh " + Version.TEXT);
      return;
    }
    Interruption interruption = new Interruption();
    int exit = run(List.of(args), environment, console, interruption);
    if (interruption.finished(exit)) {
      System.exit(exit);
    }
  }

  private static int run(
      List<String> line, Environment environment, Console console, Interruption interruption) {
    Clock clock = Clock.systemUTC();
    RunRecord record = new RunRecord();
    Connector connector = new Connector(environment, record, clock);
    Workbench bench =
        new Workbench(
            connector, new DeployEngines(Catalog.bundled(), interruption, clock), interruption);
    FilePlaces places = FilePlaces.of(environment);
    CrashFile crashes = new CrashFile(places.crashes(), clock);
    Catalog catalog = Catalog.bundled().correctedBy(places.seen());
    return new Shell(
            Builtins.table(bench, catalog),
            new PromptCommand(connector, catalog, clock, interruption),
            console,
            record,
            interruption,
            crashes)
        .run(line);
  }
}
