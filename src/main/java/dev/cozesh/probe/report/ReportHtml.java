package dev.cozesh.probe.report;

import dev.cozesh.probe.evidence.Entry;
import dev.cozesh.probe.evidence.ProbeReport;
import java.io.IOException;
import java.util.List;

/**
 * A run as one web page, to be sent to whoever runs the server: a table that can be filtered,
 * claims beside what was seen, each exchange as curl with its answer. It loads nothing from
 * anywhere, is readable without scripts and on paper, and shows whatever a server said as text.
 */
public final class ReportHtml {
  private final ProbeReport report;
  private final List<SourcesRow> sources;
  private final HtmlMarkup html;

  private ReportHtml(ProbeReport report, List<SourcesRow> sources, HtmlMarkup html) {
    this.report = report;
    this.sources = sources;
    this.html = html;
  }

  /**
   * Writes the page. Report and entries are expected to be masked. Of the entries one is looked at
   * at a time, each once, in their order; of a body the first 2,000 characters are shown.
   *
   * @param report the outcome
   * @param entries the requests of the run with their answers
   * @param out takes UTF-8 text; is neither flushed nor closed
   * @throws IOException when {@code out} refuses
   * @throws dev.cozesh.error.CozeDataException when the installation lacks the page's style or
   *     script
   */
  public static void write(ProbeReport report, Iterable<Entry> entries, Appendable out)
      throws IOException {
    write(report, entries, "cozesh", out);
  }

  /**
   * Like {@link #write(ProbeReport, Iterable, Appendable)}, with a program's name.
   *
   * @param report the outcome
   * @param entries the requests of the run with their answers
   * @param program what probed, with its version: {@code cozesh 0.1.0}
   * @param out takes UTF-8 text; is neither flushed nor closed
   * @throws IOException when {@code out} refuses
   * @throws dev.cozesh.error.CozeDataException when the installation lacks the page's style or
   *     script
   */
  public static void write(
      ProbeReport report, Iterable<Entry> entries, String program, Appendable out)
      throws IOException {
    write(report, entries, List.of(), program, out);
  }

  /**
   * Like {@link #write(ProbeReport, Iterable, String, Appendable)}, with what the catalogue's
   * sources do not agree on.
   *
   * @param report the outcome
   * @param entries the requests of the run with their answers
   * @param sources as {@link SourcesRow#of} makes them; may be empty
   * @param program what probed, with its version: {@code cozesh 0.1.0}
   * @param out takes UTF-8 text; is neither flushed nor closed
   * @throws IOException when {@code out} refuses
   * @throws dev.cozesh.error.CozeDataException when the installation lacks the page's style or
   *     script
   */
  public static void write(
      ProbeReport report,
      Iterable<Entry> entries,
      List<SourcesRow> sources,
      String program,
      Appendable out)
      throws IOException {
    new ReportHtml(report, sources, new HtmlMarkup(out)).page(entries, program);
  }

  private void page(Iterable<Entry> entries, String program) throws IOException {
    HtmlAssets assets = HtmlAssets.read();
    html.raw("<!DOCTYPE html>\n").open("html", "lang", "en").line();
    head(assets, program);
    html.open("body").line();
    html.leaf("a", "Skip to the findings", "class", "skip", "href", "#findings").line();
    header(program);
    html.open("main").line();
    body(entries);
    html.close().line();
    html.open("footer", "class", "foot").open("p");
    html.text("Written by " + program + ". Tokens, cookies and addresses were masked before");
    html.text(" anything was stored; curl lines take the token from $COZE_API_TOKEN.");
    html.close().close().line();
    html.open("script").raw(assets.script()).close().line();
    html.close().line().close().line();
  }

  private void head(HtmlAssets assets, String program) throws IOException {
    html.open("head").line();
    html.empty("meta", "charset", "utf-8").line();
    html.empty("meta", "http-equiv", "Content-Security-Policy", "content", assets.policy()).line();
    html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1").line();
    html.empty("meta", "name", "color-scheme", "content", "light dark").line();
    html.empty("meta", "name", "referrer", "content", "no-referrer").line();
    html.empty("meta", "name", "generator", "content", program).line();
    html.leaf("title", title() + " – probe of " + report.host()).line();
    html.open("style").raw(assets.style()).close().line();
    html.close().line();
  }

  private String title() {
    return report.title().isBlank() ? "Which endpoints exist" : report.title();
  }

  private void header(String program) throws IOException {
    html.open("header", "class", "head").line();
    html.leaf("p", "Probe report", "class", "kicker").line();
    html.leaf("h1", title(), "lang", HtmlText.language(title())).line();
    html.open("dl", "class", "facts").line();
    fact("Server", report.host());
    fact("Run", report.run());
    fact("Started", HtmlWords.time(report.startedAt()));
    fact("Took", HtmlWords.took(report.took()));
    fact("Requests", HtmlWords.number(report.requests()));
    fact("Attempts", HtmlWords.number(report.findings().size()));
    fact("Seed", Long.toString(report.seed()));
    fact("Probed by", program);
    html.close().line().close().line();
  }

  private void fact(String name, String value) throws IOException {
    html.open("div").leaf("dt", name).leaf("dd", value).close().line();
  }

  private void body(Iterable<Entry> entries) throws IOException {
    new HtmlSummary(html).write(report);
    new HtmlFindings(html).write(report.findings());
    new HtmlClaims(html).write(report);
    new HtmlSources(html).write(sources);
    new HtmlCalibration(html).write(report.units());
    residue();
    new HtmlGuide(html).write();
    new HtmlExchanges(html).write(entries);
  }

  private void residue() throws IOException {
    if (report.residue().isEmpty()) {
      return;
    }
    html.open("section", "id", "residue").leaf("h2", "Residue").line();
    html.leaf(
        "p",
        "Created by this run and still there; what no endpoint deletes has to be deleted by hand.");
    html.open("ul", "class", "residue");
    for (String each : report.residue()) {
      html.leaf("li", each);
    }
    html.close().close().line();
  }
}
