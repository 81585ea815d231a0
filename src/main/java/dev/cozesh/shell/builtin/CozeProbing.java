package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.catalog.Catalog;
import dev.cozesh.dsl.AttemptSource;
import dev.cozesh.dsl.CatalogAttempts;
import dev.cozesh.dsl.ProbeFormat;
import dev.cozesh.http.SystemTime;
import dev.cozesh.http.Time;
import dev.cozesh.probe.ProbeOptions;
import dev.cozesh.probe.evidence.Entry;
import dev.cozesh.probe.evidence.Finding;
import dev.cozesh.probe.evidence.Ledger;
import dev.cozesh.probe.evidence.Masking;
import dev.cozesh.probe.evidence.ProbeReport;
import dev.cozesh.probe.report.Curl;
import dev.cozesh.probe.report.Har;
import dev.cozesh.probe.report.JUnitXml;
import dev.cozesh.probe.report.ReportHtml;
import dev.cozesh.probe.report.ReportJson;
import dev.cozesh.probe.report.ReportMarkdown;
import dev.cozesh.probe.report.SourcesRow;
import dev.cozesh.probe.variant.Disagreement;
import dev.cozesh.probe.variant.Disagreements;
import dev.cozesh.shell.command.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;

/** Probes over the client, and reads what its runs have kept. */
final class CozeProbing implements Probing {
  private final Catalog catalog;
  private final Time time;

  /**
   * @param time also waits where a run has to
   */
  CozeProbing(Catalog catalog, Time time) {
    this.catalog = requireNonNull(catalog, "catalog");
    this.time = requireNonNull(time, "time");
  }

  /** Made here, so that a start that does not probe loads none of its classes. */
  static Probing make(Catalog catalog) {
    return new CozeProbing(catalog, new SystemTime());
  }

  @Override
  public AttemptSource attempts() {
    return new CatalogAttempts(catalog);
  }

  @Override
  public List<Disagreement> disagreements() {
    return Disagreements.rows(catalog);
  }

  @Override
  public Probe open(Connection connection, ProbeOptions options) {
    ProbeShelf shelf = new ProbeShelf(connection.settings().environment());
    return new ClientProbe(connection, options, catalog, shelf, time);
  }

  @Override
  public String document(ProbeFormat format, Kept kept, boolean anonymised) {
    ProbeReport report = report(kept, anonymised);
    List<Entry> entries = entries(kept, anonymised);
    return switch (format) {
      case HTML -> html(report, entries);
      case MARKDOWN -> ReportMarkdown.of(report, entries, sources(report));
      case HAR -> Har.of(entries);
      case JUNIT -> JUnitXml.of(report);
      case JSON -> json(kept, anonymised).toPrettyString();
    };
  }

  private String html(ProbeReport report, List<Entry> entries) {
    StringBuilder page = new StringBuilder();
    try {
      ReportHtml.write(report, entries, sources(report), "cozesh " + Version.TEXT, page);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // never: a string takes everything
    }
    return page.toString();
  }

  @Override
  public JsonNode json(Kept kept, boolean anonymised) {
    ProbeReport report = report(kept, anonymised);
    return ReportJson.of(report, entries(kept, anonymised), sources(report));
  }

  private List<SourcesRow> sources(ProbeReport report) {
    boolean tried = report.findings().stream().anyMatch(CozeProbing::isDisagreement);
    return tried ? SourcesRow.of(report, disagreements()) : List.of();
  }

  private static boolean isDisagreement(Finding finding) {
    return finding.attempt().origin().place().startsWith(Disagreement.PLACE);
  }

  /** The ledger is masked; ids are left in it unless the run was told otherwise. */
  private static ProbeReport report(Kept kept, boolean anonymised) {
    return anonymised ? new Masking(Set::of, true).mask(kept.report()) : kept.report();
  }

  private static List<Entry> entries(Kept kept, boolean anonymised) {
    if (!anonymised) {
      return kept.ledger().entries();
    }
    Masking masking = new Masking(Set::of, true);
    masking.mask(kept.report()); // so that an id has the same alias in both
    return kept.ledger().entries().stream().map(masking::mask).toList();
  }

  @Override
  public JsonNode json(Entry entry) {
    return Ledger.line(entry);
  }

  @Override
  public String curl(Entry entry) {
    return Curl.of(entry.sent());
  }
}
