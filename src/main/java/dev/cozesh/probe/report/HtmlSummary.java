package dev.cozesh.probe.report;

import dev.cozesh.probe.evidence.ClaimResult;
import dev.cozesh.probe.evidence.ProbeReport;
import dev.cozesh.probe.verdict.Verdict;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The top of the page: how it ended, how many of each verdict. */
final class HtmlSummary {
  private final HtmlMarkup html;

  HtmlSummary(HtmlMarkup html) {
    this.html = html;
  }

  void write(ProbeReport report) throws IOException {
    html.open("section", "id", "summary").line();
    html.leaf("h2", "Summary", "class", "unseen").line();
    if (report.stop().isPresent()) {
      stopped(report.stop().get());
    }
    Map<Verdict, Long> counts =
        report.findings().stream()
            .collect(
                Collectors.groupingBy(
                    finding -> finding.judgement().verdict(), TreeMap::new, Collectors.counting()));
    html.leaf("p", lede(report, counts), "class", "lede").line();
    bar(counts);
    tiles(counts);
    html.close().line();
  }

  private void stopped(ProbeReport.Stop stop) throws IOException {
    html.open("div", "class", "stopped", "role", "note");
    html.leaf("h3", "Stopped before its end");
    html.open("p").text(stop.reason()).close();
    if (!stop.next().isBlank()) {
      html.open("p").leaf("b", "Next: ").text(stop.next()).close();
    }
    html.close().line();
  }

  private static String lede(ProbeReport report, Map<Verdict, Long> counts) {
    long exist =
        counts.entrySet().stream()
            .filter(entry -> entry.getKey().exists())
            .mapToLong(Map.Entry::getValue)
            .sum();
    long absent = counts.getOrDefault(Verdict.ABSENT, 0L);
    String text =
        "Of "
            + HtmlWords.count(report.findings().size(), "attempt")
            + ", "
            + HtmlWords.number(exist)
            + " exist and "
            + HtmlWords.number(absent)
            + " are absent; "
            + HtmlWords.number(report.findings().size() - exist - absent)
            + " are neither.";
    return report.claims().isEmpty() ? text : text + claims(report);
  }

  private static String claims(ProbeReport report) {
    String outcomes =
        Arrays.stream(ClaimResult.Outcome.values())
            .map(outcome -> HtmlClaims.count(report.claims(), outcome) + " " + outcome.word())
            .collect(Collectors.joining(", "));
    return " Of " + HtmlWords.count(report.claims().size(), "claim") + ", " + outcomes + ".";
  }

  private void bar(Map<Verdict, Long> counts) throws IOException {
    long all = counts.values().stream().mapToLong(Long::longValue).sum();
    if (all == 0) {
      return;
    }
    String said =
        counts.entrySet().stream()
            .map(entry -> entry.getKey().word() + " " + entry.getValue())
            .collect(Collectors.joining(", "));
    html.open(
        "svg",
        "class",
        "bar",
        "viewBox",
        "0 0 " + all + " 1",
        "preserveAspectRatio",
        "none",
        "role",
        "img",
        "aria-label",
        said);
    long at = 0;
    for (Map.Entry<Verdict, Long> each : counts.entrySet()) {
      String width = Long.toString(each.getValue());
      String key = HtmlWords.key(each.getKey());
      html.open("rect", "class", key, "x", "" + at, "y", "0", "width", width, "height", "1");
      html.close();
      at += each.getValue();
    }
    html.close().line();
  }

  private void tiles(Map<Verdict, Long> counts) throws IOException {
    html.open("ul", "class", "tiles").line();
    for (Verdict verdict : Verdict.values()) {
      long count = counts.getOrDefault(verdict, 0L);
      String key = HtmlWords.key(verdict);
      html.open("li", "class", "tile " + key + (count == 0 ? " zero" : ""));
      html.open(
          count == 0 ? "div" : "a",
          "href",
          count == 0 ? null : "#findings",
          "data-verdict",
          count == 0 ? null : key);
      html.leaf("span", HtmlWords.number(count), "class", "number");
      html.leaf("span", verdict.word(), "class", "name");
      html.leaf("span", HtmlWords.gist(verdict), "class", "gist");
      html.close().close().line();
    }
    html.close().line();
  }
}
