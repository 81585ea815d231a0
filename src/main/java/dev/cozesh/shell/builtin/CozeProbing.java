package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.catalog.Catalog;
import dev.cozesh.config.Environment;
import dev.cozesh.dsl.AttemptSource;
import dev.cozesh.dsl.ProbeFormat;
import dev.cozesh.http.SystemTime;
import dev.cozesh.http.Time;
import dev.cozesh.probe.ProbeOptions;
import dev.cozesh.probe.evidence.Entry;
import dev.cozesh.probe.evidence.Ledger;
import dev.cozesh.probe.evidence.Masking;
import dev.cozesh.probe.evidence.ProbeDiff;
import dev.cozesh.probe.evidence.ProbeReport;
import dev.cozesh.probe.report.Curl;
import dev.cozesh.probe.report.Har;
import dev.cozesh.probe.report.JUnitXml;
import dev.cozesh.probe.report.ReportHtml;
import dev.cozesh.probe.report.ReportJson;
import dev.cozesh.probe.report.ReportMarkdown;
import dev.cozesh.shell.command.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;

/** Probes over the client, and reads what its runs have kept. */
final class CozeProbing implements Probing {
  private final Catalog catalog;
  private final Time time;

  private CozeProbing(Catalog catalog, Time time) {
    this.catalog = requireNonNull(catalog, "catalog");
    this.time = requireNonNull(time, "time");
  }

  /** Made here, so that a start that does not probe loads none of its classes. */
  static Probing make(Catalog catalog) {
    return new CozeProbing(catalog, new SystemTime());
  }

  @Override
  public AttemptSource attempts() {
    return new WrittenAttempts(catalog);
  }

  @Override
  public Probe open(Connection connection, ProbeOptions options) {
    ProbeShelf shelf = new ProbeShelf(connection.settings().environment());
    return new ClientProbe(connection, options, catalog, shelf, time);
  }

  @Override
  public List<Kept> runs(Environment environment) {
    return new ProbeShelf(environment).runs();
  }

  @Override
  public Kept run(Environment environment, String name) {
    return new ProbeShelf(environment).run(name);
  }

  @Override
  public List<Difference> differences(ProbeReport earlier, ProbeReport later) {
    return ProbeDiff.of(earlier.findings(), later.findings()).rows().stream()
        .map(CozeProbing::difference)
        .toList();
  }

  private static Difference difference(ProbeDiff.Row row) {
    return new Difference(row.kind().word(), row.attempt().operation(), row.before(), row.after());
  }

  @Override
  public String document(ProbeFormat format, Kept kept, boolean anonymised) {
    Kept shown = shown(kept, anonymised);
    return switch (format) {
      case HTML -> html(shown);
      case MARKDOWN -> ReportMarkdown.of(shown.report(), shown.entries());
      case HAR -> Har.of(shown.entries());
      case JUNIT -> JUnitXml.of(shown.report());
      case JSON -> json(kept, anonymised).toPrettyString();
    };
  }

  private static String html(Kept kept) {
    StringBuilder page = new StringBuilder();
    try {
      ReportHtml.write(kept.report(), kept.entries(), "cozesh " + Version.TEXT, page);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // never: a string takes everything
    }
    return page.toString();
  }

  @Override
  public JsonNode json(Kept kept, boolean anonymised) {
    Kept shown = shown(kept, anonymised);
    return ReportJson.of(shown.report(), shown.entries());
  }

  /** The ledger is masked; ids are left in it unless the run was told otherwise. */
  private static Kept shown(Kept kept, boolean anonymised) {
    if (!anonymised) {
      return kept;
    }
    Masking masking = new Masking(Set::of, true);
    return new Kept(
        masking.mask(kept.report()),
        kept.entries().stream().map(masking::mask).toList(),
        kept.ledger());
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
