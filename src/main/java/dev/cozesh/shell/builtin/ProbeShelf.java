package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.config.Environment;
import dev.cozesh.config.FilePlaces;
import dev.cozesh.error.CozeStateException;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.probe.evidence.Ledger;
import dev.cozesh.probe.evidence.LedgerDirectory;
import dev.cozesh.shell.builtin.Probing.Kept;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a project keeps its probes: ledgers, journals of what was created, and corrections. */
final class ProbeShelf {
  private static final String JOURNAL = ".journal";

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

  /** What stands before the number of a request: nothing when the run is the latest one. */
  String before(Kept run) {
    boolean isNewest =
        directory
            .newest()
            .filter(file -> file.toAbsolutePath().equals(run.ledger().file().toAbsolutePath()))
            .isPresent();
    return isNewest ? "" : run.ledger().reference() + "/";
  }

  /** Where the ledger of a run is kept. */
  Path ledger(String run) {
    return directory.file(run);
  }

  /** Where the corrections of all runs are kept. */
  Path overlay() {
    return FilePlaces.of(environment).seen();
  }

  /** Where it is kept what a run creates. */
  Path journal(String run) {
    return place(environment).resolve(run + JOURNAL);
  }

  /** The journals that there are, the oldest first. */
  List<Path> journals(Optional<String> run) {
    Path place = place(environment);
    if (!Files.isDirectory(place)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(place)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(JOURNAL))
          .filter(file -> file.getFileName().toString().startsWith(run.orElse("")))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new CozeStateException(
          "the journals of earlier probes cannot be read: " + place,
          String.valueOf(e.getMessage()),
          "",
          e);
    }
  }
}
