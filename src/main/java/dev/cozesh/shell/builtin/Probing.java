package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.dsl.AttemptSource;
import dev.cozesh.dsl.ProbeFormat;
import dev.cozesh.probe.ProbeOptions;
import dev.cozesh.probe.ProbePlan;
import dev.cozesh.probe.ProbeWatch;
import dev.cozesh.probe.evidence.Entry;
import dev.cozesh.probe.evidence.LedgerContents;
import dev.cozesh.probe.evidence.ProbeReport;
import dev.cozesh.probe.evidence.ReplayResult;
import dev.cozesh.probe.variant.Disagreement;
import dev.cozesh.probe.variant.Inquiry;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Makes what probes, and writes what was found. Sends nothing by itself. */
public interface Probing {
  /** Reads what may be tried. */
  AttemptSource attempts();

  /** What the catalogue's sources do not agree on, with who knows what. */
  default List<Disagreement> disagreements() {
    return List.of();
  }

  /** A probe of the connection's server; sends nothing yet. */
  Probe open(Connection connection, ProbeOptions options);

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
    ReplayResult replay(Entry entry);

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
   * @param ledger what it keeps, masked
   */
  record Kept(ProbeReport report, LedgerContents ledger) {
    public Kept {
      requireNonNull(report, "report");
      requireNonNull(ledger, "ledger");
    }

    /** The run of a ledger; of one that did not end, what was found until then. */
    static Kept of(LedgerContents ledger) {
      ProbeReport report = ledger.report().orElseGet(() -> UnfinishedRun.report(ledger));
      return new Kept(report.resumedAs(ledger.reference()), ledger);
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
