package dev.cozesh.probe.report;

import static java.util.stream.Collectors.toMap;

import dev.cozesh.catalog.RightAnswer;
import dev.cozesh.catalog.RightAnswer.Suggestion;
import dev.cozesh.probe.evidence.ClaimResult;
import dev.cozesh.probe.evidence.Entry;
import dev.cozesh.probe.evidence.Finding;
import dev.cozesh.probe.evidence.ProbeReport;
import dev.cozesh.probe.evidence.UnitResult;
import dev.cozesh.probe.parameter.Needs;
import dev.cozesh.probe.verdict.Features;
import dev.cozesh.probe.verdict.Seen.Transport;
import dev.cozesh.probe.verdict.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * A run as a page of Markdown, to be pasted into an issue or a letter: counts, a row for each
 * attempt, claims beside what was seen, calibration, the exchanges that prove it with their log
 * ids, requests as curl. It speaks of single requests, never of versions or prefixes as a whole.
 */
public final class ReportMarkdown {
  private final ProbeReport report;
  private final Map<Integer, Entry> entries;
  private final List<SourcesRow> sources;
  private final StringBuilder page = new StringBuilder();

  private ReportMarkdown(ProbeReport report, Collection<Entry> entries, List<SourcesRow> sources) {
    this.report = report;
    this.sources = sources;
    this.entries = entries.stream().collect(toMap(Entry::id, entry -> entry, (old, now) -> now));
  }

  /**
   * {@return the page}
   *
   * @param report the outcome, masked
   * @param entries the exchanges that the evidence names, masked; others are passed over
   */
  public static String of(ProbeReport report, Collection<Entry> entries) {
    return of(report, entries, List.of());
  }

  /**
   * {@return the page with what the catalogue's sources do not agree on}
   *
   * @param report the outcome, masked
   * @param entries the exchanges that the evidence names, masked; others are passed over
   * @param sources as {@link SourcesRow#of} makes them; may be empty
   */
  public static String of(ProbeReport report, Collection<Entry> entries, List<SourcesRow> sources) {
    return new ReportMarkdown(report, entries, sources).written();
  }

  private String written() {
    summary();
    attempts();
    claims();
    sources();
    units();
    exchanges();
    requests();
    return page.toString();
  }

  private void summary() {
    String title = report.title().isEmpty() ? "" : ": " + Markdown.text(report.title());
    page.append("# Probe of ").append(Markdown.text(report.host())).append(title).append("\n\n");
    page.append(
        String.format(
            Locale.ROOT,
            "Run `%s` of %s, %d requests in %.1f s. Each verdict is about one request; nothing "
                + "follows from it for others that begin alike.\n\n",
            report.run(),
            report.startedAt(),
            report.requests(),
            report.took().toMillis() / 1e3));
    report
        .stop()
        .ifPresent(
            stop ->
                page.append("**The run ended early:** ")
                    .append(Markdown.text(stop.reason()))
                    .append(stop.next().isEmpty() ? "" : " (" + Markdown.text(stop.next()) + ")")
                    .append("\n\n"));
    page.append(Markdown.header(List.of("Verdict", "Attempts")));
    for (Verdict verdict : Verdict.values()) {
      long count =
          report.findings().stream()
              .filter(finding -> finding.judgement().verdict() == verdict)
              .count();
      if (count > 0) {
        page.append(Markdown.row(List.of(verdict.word(), Long.toString(count))));
      }
    }
    page.append('\n');
    residue();
  }

  private void residue() {
    if (!report.residue().isEmpty()) {
      page.append("Created and still there:\n\n");
      report.residue().forEach(each -> page.append("- ").append(Markdown.code(each)).append('\n'));
      page.append('\n');
    }
  }

  private void attempts() {
    if (report.findings().isEmpty()) {
      return;
    }
    page.append("## Attempts\n\n");
    page.append(
        Markdown.header(
            List.of("", "Request", "Verdict", "Answer", "Evidence", "Needs", "Call instead")));
    int number = 0;
    for (Finding finding : report.findings()) {
      page.append(
          Markdown.row(
              List.of(
                  Integer.toString(++number),
                  Markdown.code(Asked.of(finding.attempt())),
                  finding.judgement().verdict().word(),
                  answer(finding.status(), finding.code(), finding.template()),
                  evidence(finding),
                  needs(finding.needs()),
                  finding.right().map(ReportMarkdown::instead).orElse(""))));
    }
    page.append('\n');
  }

  private static String answer(int status, long code, String template) {
    if (status == 0) {
      return "none";
    }
    String words = template.isEmpty() ? "" : ": " + Markdown.code(template);
    return "HTTP " + status + (code == 0 ? "" : ", code " + code) + words;
  }

  private static String evidence(Finding finding) {
    List<Integer> ids = finding.judgement().evidence();
    String numbers =
        ids.isEmpty()
            ? ""
            : " (exchanges " + String.join(", ", ids.stream().map(String::valueOf).toList()) + ")";
    List<String> sentences = new ArrayList<>();
    sentences.add(Markdown.text(finding.judgement().reason()) + numbers);
    finding.notes().forEach(note -> sentences.add(Markdown.text(note)));
    return String.join("; ", sentences);
  }

  private static String needs(Needs needs) {
    if (needs.how().isEmpty()) {
      return "";
    }
    String names = needs.names().isEmpty() ? "nothing" : codes(needs.names());
    String ignored = needs.ignored().isEmpty() ? "" : "; ignored: " + codes(needs.ignored());
    return names + (needs.proven() ? "" : " (not proven)") + ignored;
  }

  private static String codes(List<String> names) {
    return String.join(", ", names.stream().map(Markdown::code).toList());
  }

  private static String instead(RightAnswer right) {
    List<String> parts = new ArrayList<>();
    for (Suggestion each : right.suggestions()) {
      String required = each.required().isEmpty() ? "" : " with " + codes(each.required());
      String doubt = each.sure() ? "" : ", perhaps";
      parts.add(
          Markdown.code(each.endpoint().operation())
              + required
              + " ("
              + Markdown.text(each.source())
              + doubt
              + ")");
    }
    if (!right.nothing().isEmpty()) {
      parts.add(Markdown.text(right.nothing()));
    }
    right.ways().forEach(way -> parts.add(Markdown.text(way)));
    return String.join("; ", parts);
  }

  private void claims() {
    if (report.claims().isEmpty()) {
      return;
    }
    page.append("## Claims and what was seen\n\n");
    page.append(Markdown.header(List.of("Who", "Says", "Request", "Outcome", "Why")));
    for (ClaimResult result : report.claims()) {
      page.append(
          Markdown.row(
              List.of(
                  Markdown.text(result.claim().by()),
                  result.claim().exists() ? "exists" : "does not exist",
                  Markdown.code(result.claim().operation()),
                  "**" + result.outcome().word() + "**",
                  Markdown.text(result.reason()))));
    }
    page.append('\n');
  }

  private void sources() {
    if (sources.isEmpty()) {
      return;
    }
    page.append("## What the sources do not agree on\n\n");
    page.append(
        Markdown.header(
            List.of("Function", "Documentation", "Specification", "SDKs", "Seen", "Note")));
    for (SourcesRow row : sources) {
      List<String> seen = new ArrayList<>();
      row.seen().forEach((verdict, ways) -> seen.add("**" + verdict + "** " + codes(ways)));
      page.append(
          Markdown.row(
              List.of(
                  Markdown.code(row.function()),
                  codes(row.documentation()),
                  codes(row.specification()),
                  codes(row.sdks()),
                  String.join("; ", seen),
                  Markdown.text(row.note()))));
    }
    page.append('\n');
  }

  private void units() {
    if (report.units().isEmpty()) {
      return;
    }
    page.append("## Calibration\n\nWhat requests got that cannot exist, for comparison.\n\n");
    page.append(
        Markdown.header(
            List.of("Compared with", "Requests", "Answers", "A known read differs", "Note")));
    for (UnitResult result : report.units()) {
      page.append(
          Markdown.row(
              List.of(
                  Markdown.code(result.unit().toString()),
                  Integer.toString(result.requests()),
                  String.join("; ", result.clusters().stream().map(Markdown::code).toList()),
                  result.knownGood() ? "yes" : "no, or not tried",
                  Markdown.text(result.note()))));
    }
    page.append('\n');
  }

  private void exchanges() {
    TreeSet<Integer> named = new TreeSet<>();
    report.findings().forEach(finding -> named.addAll(finding.judgement().evidence()));
    List<Entry> shown = named.stream().map(entries::get).filter(Objects::nonNull).toList();
    if (shown.isEmpty()) {
      return;
    }
    page.append("## Exchanges\n\n");
    page.append(Markdown.header(List.of("", "Sent for", "Request", "Answer", "Log id")));
    for (Entry entry : shown) {
      Features features = entry.features();
      String answer =
          features.how() == Transport.ANSWERED
              ? answer(features.status(), features.code().orElse(0), features.template())
              : "none: " + features.how().name().toLowerCase(Locale.ROOT).replace('_', ' ');
      page.append(
          Markdown.row(
              List.of(
                  Integer.toString(entry.id()),
                  entry.question().word(),
                  Markdown.code(entry.sent().operation()),
                  answer,
                  Markdown.code(features.logId()))));
    }
    page.append('\n');
  }

  private void requests() {
    List<Finding> sent =
        report.findings().stream().filter(finding -> finding.sent().isPresent()).toList();
    if (sent.isEmpty()) {
      return;
    }
    page.append("## Requests\n\nAs they were sent; the token is in `$").append(Curl.TOKEN);
    page.append("`.\n");
    for (Finding finding : sent) {
      String logId = finding.logId().isEmpty() ? "" : ", log id " + Markdown.code(finding.logId());
      page.append('\n').append(Markdown.code(Asked.of(finding.attempt()))).append(": ");
      page.append(finding.judgement().verdict().word()).append(logId).append("\n\n");
      page.append(Markdown.fence("sh", Curl.of(finding.sent().orElseThrow())));
    }
  }
}
