package dev.cozesh.probe.evidence;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeStateException;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.error.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The ledgers of a project: {@code .cozesh/probe/<run>.jsonl}. Nothing is made before it is
 * written.
 */
public final class LedgerDirectory {
  private static final String SUFFIX = ".jsonl";
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Path directory;

  /**
   * The ledgers in a directory.
   *
   * @param directory {@code .cozesh/probe}; need not exist
   */
  public LedgerDirectory(Path directory) {
    this.directory = requireNonNull(directory, "directory");
  }

  /**
   * {@return the name of a run: the second in UTC and four digits of the seed, {@code
   * 20261125-221500-7f3a}}
   *
   * @param startedAt when it begins
   * @param seed what its random paths come from
   */
  public static String name(Instant startedAt, long seed) {
    return SECOND.format(startedAt) + String.format(Locale.ROOT, "-%04x", seed & 0xffff);
  }

  /**
   * {@return where the ledger of a run is, or would be}
   *
   * @param run its name
   */
  public Path file(String run) {
    return directory.resolve(run + SUFFIX);
  }

  /**
   * {@return the names of all runs, the oldest first}
   *
   * @throws CozeStateException when the directory cannot be read
   */
  public List<String> runs() {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(SUFFIX))
          .map(name -> name.substring(0, name.length() - SUFFIX.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new CozeStateException(
          "the ledgers cannot be read: " + directory, String.valueOf(e.getMessage()), "", e);
    }
  }

  /**
   * {@return the ledger of the latest run}
   *
   * @throws CozeStateException when the directory cannot be read
   */
  public Optional<Path> newest() {
    List<String> runs = runs();
    return runs.isEmpty() ? Optional.empty() : Optional.of(file(runs.get(runs.size() - 1)));
  }

  private static String near(String run, List<String> runs) {
    String hint = Nearest.hint(run, runs);
    return hint.isEmpty() ? "the latest is " + runs.get(runs.size() - 1) : hint;
  }

  /**
   * Finds a ledger.
   *
   * @param run the name of a run, or how exactly one begins
   * @return where it is
   * @throws CozeUsageException when no run is named so, or several
   * @throws CozeStateException when the directory cannot be read
   */
  public Path find(String run) {
    List<String> runs = runs();
    if (runs.contains(run)) {
      return file(run);
    }
    List<String> meant = runs.stream().filter(name -> name.startsWith(run)).toList();
    if (meant.size() == 1) {
      return file(meant.get(0));
    }
    if (meant.isEmpty()) {
      throw new CozeUsageException(
          "there is no run " + run,
          runs.isEmpty() ? "there is no ledger in " + directory : "",
          runs.isEmpty() ? "" : near(run, runs));
    }
    throw new CozeUsageException(
        meant.size() + " runs begin with " + run, String.join(", ", meant), "write more of it");
  }
}
