package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.config.Environment;
import dev.cozesh.dsl.AttemptSource;
import dev.cozesh.dsl.ProbeFormat;
import dev.cozesh.probe.ProbeOptions;
import dev.cozesh.probe.ProbePlan;
import dev.cozesh.probe.ProbeWatch;
import dev.cozesh.probe.evidence.Entry;
import dev.cozesh.probe.evidence.ProbeReport;
import dev.cozesh.probe.variant.Inquiry;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Makes what probes, and finds what earlier runs have kept. Sends nothing by itself. */
public interface Probing {
  /** Reads what may be tried. */
  AttemptSource attempts();

  /** A probe of the connection's server; sends nothing yet. */
  Probe open(Connection connection, ProbeOptions options);

  /** The kept runs of the project, the newest first. */
  List<Kept> runs(Environment environment);

  /**
   * One kept run.
   *
   * @param name a run's name, the beginning of one, or a ledger's or report's file
   * @throws dev.cozesh.error.CozeUsageException when there is none
   */
  Kept run(Environment environment, String name);

  /** In what a run differs from an earlier one, in the order of the later one's rows. */
  List<Difference> differences(ProbeReport earlier, ProbeReport later);

  /**
   * The report as a document, masked.
   *
   * @param anonymised whether ids become stable aliases
   */
  String document(ProbeFormat format, Kept kept, boolean anonymised);

  /** The report as programs read it, masked: what {@code --json} prints. */
  JsonNode json(Kept kept, boolean anonymised);

  /** One request as the ledger keeps it, masked. */
  JsonNode json(Entry entry);

  /** A line for the shell that sends the request again, its token taken from the environment. */
  String curl(Entry entry);

  /** What probes one server. */
  interface Probe {
    /** What a run would send; sends nothing. */
    ProbePlan plan(Inquiry inquiry);

    /**
     * Runs it. A limit, a refused token or an interrupt of the calling thread ends it before its
     * time, which the report tells.
     *
     * @throws dev.cozesh.error.CozeGuardException when something must not be sent
     * @throws dev.cozesh.error.CozeCredentialException when there is no credential to show
     */
    Kept run(Inquiry inquiry, Keeping keeping, ProbeWatch watch);

    /** Sends one request of a kept run once more. */
    Replay replay(Entry entry);

    /**
     * Deletes by their recorded ids what earlier runs have created.
     *
     * @param run the run's name; empty for all of the project
     */
    List<Removal> cleanUp(Optional<String> run);
  }

  /**
   * What a run leaves behind.
   *
   * @param report what it found
   * @param entries every request with its answer
   * @param ledger the file that keeps them
   */
  record Kept(ProbeReport report, List<Entry> entries, Path ledger) {
    public Kept {
      requireNonNull(report, "report");
      entries = List.copyOf(entries);
      requireNonNull(ledger, "ledger");
    }
  }

  /**
   * How a run is kept.
   *
   * @param ledger where; empty for the project's own place
   * @param resumed the run that it goes on with
   * @param anonymised whether ids become stable aliases
   */
  record Keeping(Optional<Path> ledger, Optional<Kept> resumed, boolean anonymised) {
    public Keeping {
      requireNonNull(ledger, "ledger");
      requireNonNull(resumed, "resumed");
    }
  }

  /**
   * One row in which two runs differ.
   *
   * @param change {@code NEW}, {@code GONE} or {@code CHANGED}
   * @param operation method and path
   * @param before verdict and answer, for people; may be empty
   * @param after likewise
   */
  record Difference(String change, String operation, String before, String after) {
    public Difference {
      requireNonNull(change, "change");
      requireNonNull(operation, "operation");
      requireNonNull(before, "before");
      requireNonNull(after, "after");
    }
  }

  /**
   * What came of sending a request once more.
   *
   * @param outcome {@code SAME}, {@code CHANGED}, {@code FIXED} or {@code ERROR}
   * @param before the kept answer, for people
   * @param now the new one
   */
  record Replay(String outcome, String before, String now) {
    public Replay {
      requireNonNull(outcome, "outcome");
      requireNonNull(before, "before");
      requireNonNull(now, "now");
    }
  }

  /**
   * What became of something that a run had created.
   *
   * @param object what it is, with its id: {@code dataset 7390…}
   * @param gone whether it is not there any more
   * @param reason why not; may be empty
   */
  record Removal(String object, boolean gone, String reason) {
    public Removal {
      requireNonNull(object, "object");
      requireNonNull(reason, "reason");
    }
  }
}
