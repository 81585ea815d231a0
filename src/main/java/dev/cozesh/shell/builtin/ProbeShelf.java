package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.catalog.OverlayFile;
import dev.cozesh.config.Environment;
import dev.cozesh.config.FilePlaces;
import dev.cozesh.error.CozeStateException;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.probe.evidence.Entry;
import dev.cozesh.probe.evidence.Ledger;
import dev.cozesh.probe.evidence.LedgerContents;
import dev.cozesh.probe.evidence.LedgerDirectory;
import dev.cozesh.probe.evidence.ProbeReport;
import dev.cozesh.probe.evidence.ProbeReport.Stop;
import dev.cozesh.probe.verdict.Features;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a project keeps its probes: ledgers, journals of what was created, and corrections. */
final class ProbeShelf {
  private static final String JOURNAL = ".journal";

  private final Path project;
  private final Environment environment;

  ProbeShelf(Environment environment) {
    this.environment = requireNonNull(environment, "environment");
    this.project = FilePlaces.of(environment).project();
  }

  LedgerDirectory ledgers() {
    return new LedgerDirectory(directory());
  }

  private Path directory() {
    return project.resolve("probe");
  }

  Path overlay() {
    return project.resolve(OverlayFile.NAME);
  }

  Path journal(String run) {
    return directory().resolve(run + JOURNAL);
  }

  /** The journals that there are, the oldest first. */
  List<Path> journals(Optional<String> run) {
    if (!Files.isDirectory(directory())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory())) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(JOURNAL))
          .filter(file -> run.isEmpty() || file.getFileName().toString().startsWith(run.get()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new CozeStateException(
          "the journals of earlier probes cannot be read: " + directory(),
          String.valueOf(e.getMessage()),
          "",
          e);
    }
  }

  /** All runs that can be read, the newest first. */
  List<Probing.Kept> runs() {
    List<Probing.Kept> runs = new ArrayList<>();
    ledgers().runs().forEach(run -> runs.add(kept(ledgers().file(run))));
    Collections.reverse(runs);
    return runs;
  }

  /** A run by its name, its beginning, or the file of its ledger. */
  Probing.Kept run(String name) {
    Path file = environment.resolve(name);
    if (Files.isRegularFile(file)) {
      return kept(file);
    }
    if (name.indexOf('/') >= 0 || name.endsWith(".jsonl")) {
      throw new CozeUsageException(
          "there is no ledger " + name, "", "`cozesh probe show` prints the newest run");
    }
    return kept(ledgers().find(name));
  }

  static Probing.Kept kept(Path file) {
    LedgerContents contents = Ledger.read(file);
    return new Probing.Kept(
        contents.report().orElseGet(() -> unfinished(contents)), contents.entries(), file);
  }

  /** What is known of a run that was killed. */
  private static ProbeReport unfinished(LedgerContents contents) {
    return new ProbeReport(
        contents.head().run(),
        contents.head().seed(),
        contents.head().title(),
        contents.head().host(),
        contents.head().startedAt(),
        Duration.ZERO,
        contents.entries().size(),
        contents.findings(),
        List.of(),
        List.of(),
        List.of(),
        Optional.of(
            new Stop(
                Stop.Kind.INTERRUPTED,
                "the run did not come to its end",
                "`cozesh probe --resume " + contents.head().run() + "` goes on")));
  }

  /** An answer in a few words. */
  static String answer(Entry entry) {
    Features features = entry.features();
    if (features.status() == 0) {
      return features.how().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
    String code = features.code().isPresent() ? ", code " + features.code().getAsLong() : "";
    String words = features.template().isEmpty() ? "" : ", \"" + features.template() + '"';
    return "HTTP " + features.status() + code + words;
  }
}
