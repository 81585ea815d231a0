package dev.cozesh.probe.report;

import dev.cozesh.probe.evidence.ClaimResult;
import dev.cozesh.probe.evidence.ClaimResult.Outcome;
import dev.cozesh.probe.evidence.ProbeReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What others said, beside what was seen. */
final class HtmlClaims {
  private static final List<String> COLUMNS =
      List.of("Who says it", "What is said", "Outcome", "Why", "Attempt");

  private final HtmlMarkup html;

  HtmlClaims(HtmlMarkup html) {
    this.html = html;
  }

  static long count(List<ClaimResult> claims, Outcome outcome) {
    return claims.stream().filter(each -> each.outcome() == outcome).count();
  }

  void write(ProbeReport report) throws IOException {
    if (report.claims().isEmpty()) {
      return;
    }
    html.open("section", "id", "claims").leaf("h2", "Claims").line();
    sources(report.claims());
    html.open("table", "class", "claims plain", "role", "table").line();
    html.leaf("caption", "Each claim beside what was seen", "class", "unseen");
    html.open("thead", "role", "rowgroup").open("tr", "role", "row");
    for (String column : COLUMNS) {
      html.leaf("th", column, "scope", "col", "role", "columnheader");
    }
    html.close().close().open("tbody", "role", "rowgroup").line();
    Map<String, Integer> attempts = attempts(report);
    for (ClaimResult claim : report.claims()) {
      claim(claim, attempts.get(claim.claim().operation()));
    }
    html.close().close().close().line();
  }

  /** A line for each who says something: how it stands with what they said. */
  private void sources(List<ClaimResult> claims) throws IOException {
    Map<String, List<ClaimResult>> bySource = new LinkedHashMap<>();
    claims.forEach(
        each -> bySource.computeIfAbsent(each.claim().by(), by -> new ArrayList<>()).add(each));
    html.open("ul", "class", "sources");
    for (Map.Entry<String, List<ClaimResult>> source : bySource.entrySet()) {
      html.open("li").leaf("b", source.getKey(), "lang", HtmlText.language(source.getKey()));
      for (Outcome outcome : Outcome.values()) {
        long count = count(source.getValue(), outcome);
        if (count > 0) {
          html.text(" ")
              .leaf("span", count + " " + outcome.word(), "class", "outcome " + outcome.word());
        }
      }
      html.close();
    }
    html.close().line();
  }

  private static Map<String, Integer> attempts(ProbeReport report) {
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < report.findings().size(); i++) {
      numbers.putIfAbsent(report.findings().get(i).attempt().operation(), i + 1);
    }
    return numbers;
  }

  private void claim(ClaimResult result, Integer attempt) throws IOException {
    String by = result.claim().by();
    html.open("tr", "role", "row");
    html.leaf("td", by, "role", "cell", "data-label", "Who", "lang", HtmlText.language(by));
    html.open("th", "scope", "row", "role", "rowheader", "class", "attempt");
    html.leaf("span", result.claim().method(), "class", "method").text(" ");
    html.leaf("code", result.claim().path(), "class", "path");
    html.text(result.claim().exists() ? " exists" : " does not exist").close();
    html.open("td", "role", "cell", "data-label", "Outcome");
    String style = "outcome " + result.outcome().word();
    html.leaf("span", result.outcome().word(), "class", style).close();
    html.leaf("td", result.reason(), "role", "cell", "data-label", "Why");
    html.open("td", "role", "cell", "data-label", "Attempt");
    if (attempt == null) {
      html.leaf("span", "–", "class", "quiet");
    } else {
      html.leaf("a", "" + attempt, "href", "#a" + attempt);
    }
    html.close().close().line();
  }
}
