package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.config.Environment;
import dev.cozesh.config.FilePlaces;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.probe.evidence.Ledger;
import dev.cozesh.probe.evidence.LedgerDirectory;
import dev.cozesh.shell.builtin.Probing.Kept;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The kept runs of a project. */
final class ProbeShelf {
  private final Environment environment;
  private final LedgerDirectory directory;

  ProbeShelf(Environment environment) {
    this.environment = requireNonNull(environment, "environment");
    this.directory = new LedgerDirectory(place(environment));
  }

  /** Where the project keeps its runs. */
  static Path place(Environment environment) {
    return FilePlaces.of(environment).project().resolve("probe");
  }

  /**
   * The latest run.
   *
   * @throws CozeUsageException when there is none
   */
  Kept newest() {
    List<String> runs = directory.runs();
    if (runs.isEmpty()) {
      throw new CozeUsageException(
          "no run is kept here", "", "`cozesh probe 'GET /v1/{bot,bots}'` makes one");
    }
    return named(runs.get(runs.size() - 1));
  }

  /**
   * One run.
   *
   * @param name its name, how it begins, or a ledger's file
   * @throws CozeUsageException when there is none
   */
  Kept named(String name) {
    Path file = environment.resolve(name);
    return Kept.of(Ledger.read(Files.isRegularFile(file) ? file : directory.find(name)));
  }
}
