package dev.cozesh.probe.report;

import dev.cozesh.json.Json;
import dev.cozesh.probe.evidence.Finding;
import dev.cozesh.probe.parameter.Needs;
import dev.cozesh.probe.variant.Attempt;
import dev.cozesh.probe.verdict.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The table of findings, each with a second row that says why. */
final class HtmlFindings {
  private static final List<String> COLUMNS =
      List.of("#", "Attempt", "Verdict", "Answer", "Message", "What to call", "Log id");

  private final HtmlMarkup html;
  private final HtmlInstead instead;

  HtmlFindings(HtmlMarkup html) {
    this.html = html;
    this.instead = new HtmlInstead(html);
  }

  void write(List<Finding> findings) throws IOException {
    html.open("section", "id", "findings", "class", "wide").leaf("h2", "Findings").line();
    filters(findings);
    html.open("table", "class", "findings", "role", "table").line();
    html.leaf("caption", "Each attempt with its verdict", "class", "unseen").line();
    html.open("thead", "role", "rowgroup").open("tr", "role", "row");
    for (String column : COLUMNS) {
      html.leaf("th", column, "scope", "col", "role", "columnheader");
    }
    html.close().close().line();
    int number = 0;
    for (Finding finding : findings) {
      finding(++number, finding);
    }
    html.close().line();
    html.leaf("p", "No attempt fits the filter.", "class", "none", "hidden", "hidden").line();
    html.close().line();
  }

  private void filters(List<Finding> findings) throws IOException {
    html.open("form", "class", "filters", "role", "search", "hidden", "hidden").line();
    html.open("label", "class", "box").leaf("span", "Filter", "class", "unseen");
    html.empty(
        "input",
        "type",
        "search",
        "id",
        "filter",
        "placeholder",
        "Filter by path, message, code, log id …",
        "autocomplete",
        "off",
        "spellcheck",
        "false");
    html.close().line();
    html.open("div", "class", "chips", "role", "group", "aria-label", "Verdicts");
    for (Verdict verdict : Verdict.values()) {
      long count = findings.stream().filter(each -> each.judgement().verdict() == verdict).count();
      if (count > 0) {
        chip("data-verdict", HtmlWords.key(verdict), verdict.word(), count);
      }
    }
    html.close().line();
    html.open("div", "class", "chips", "role", "group", "aria-label", "Methods");
    Map<String, Long> methods = new TreeMap<>();
    findings.forEach(each -> methods.merge(each.attempt().method(), 1L, Long::sum));
    for (Map.Entry<String, Long> method : methods.entrySet()) {
      chip("data-method", method.getKey(), method.getKey(), method.getValue());
    }
    html.close().line();
    html.leaf("button", "Show all", "type", "button", "class", "reset", "hidden", "hidden");
    html.open("output", "class", "shown", "role", "status", "aria-live", "polite").close();
    html.close().line();
  }

  private void chip(String kind, String key, String word, long count) throws IOException {
    String style = kind.equals("data-verdict") ? "chip " + key : "chip";
    html.open("button", "type", "button", "class", style, "aria-pressed", "false", kind, key);
    html.text(word + " ").leaf("span", HtmlWords.number(count)).close();
  }

  private void finding(int number, Finding finding) throws IOException {
    Attempt attempt = finding.attempt();
    html.open(
        "tbody",
        "class",
        "finding",
        "id",
        "a" + number,
        "role",
        "rowgroup",
        "data-verdict",
        HtmlWords.key(finding.judgement().verdict()),
        "data-method",
        attempt.method());
    html.open("tr", "class", "row", "role", "row");
    html.open("td", "class", "n", "role", "cell");
    html.leaf("a", "" + number, "href", "#a" + number).close();
    html.open("th", "class", "attempt", "scope", "row", "role", "rowheader");
    operation(attempt);
    html.close();
    html.open("td", "class", "v", "role", "cell", "data-label", "Verdict");
    verdict(finding.judgement().verdict());
    html.close();
    answer(finding);
    html.open("td", "class", "instead", "role", "cell", "data-label", "What to call");
    instead.brief(finding);
    html.close();
    html.open("td", "class", "log", "role", "cell", "data-label", "Log id");
    html.leaf("code", finding.logId()).close();
    html.close().line();
    more(finding);
    html.close().line();
  }

  private void operation(Attempt attempt) throws IOException {
    html.leaf("span", attempt.method(), "class", "method").text(" ");
    html.leaf("code", attempt.path(), "class", "path");
    String extras = extras(attempt);
    if (!extras.isEmpty()) {
      html.leaf("span", extras, "class", "extras");
    }
  }

  private static String extras(Attempt attempt) {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(attempt.query())
        .forEach(
            (name, values) ->
                values.forEach(value -> text.append(name).append('=').append(value).append(' ')));
    attempt.body().ifPresent(body -> text.append(Json.line(body)));
    return text.toString().strip();
  }

  void verdict(Verdict verdict) throws IOException {
    html.leaf("span", verdict.word(), "class", "verdict " + HtmlWords.key(verdict));
  }

  private void answer(Finding finding) throws IOException {
    html.open("td", "class", "answer", "role", "cell", "data-label", "Answer");
    if (finding.status() == 0) {
      html.leaf("span", "none", "class", "quiet");
    } else {
      html.leaf("span", "" + finding.status(), "class", "status");
      if (finding.code() != 0) {
        html.text(" ").leaf("span", "code " + finding.code(), "class", "code");
      }
    }
    html.close();
    html.open("td", "class", "message", "role", "cell", "data-label", "Message");
    html.leaf("q", finding.template(), "lang", HtmlText.language(finding.template()));
    html.close();
  }

  private void more(Finding finding) throws IOException {
    html.open("tr", "class", "more", "role", "row");
    html.open("td", "colspan", "" + COLUMNS.size(), "role", "cell");
    html.open("details").leaf("summary", "Why, and the evidence");
    html.open("div", "class", "why");
    html.open("div", "class", "reason").leaf("h3", "Why");
    html.leaf("p", finding.judgement().reason());
    facts(finding);
    html.close();
    instead.whole(finding);
    html.close();
    evidence(finding);
    html.close().close().close();
  }

  private void facts(Finding finding) throws IOException {
    html.open("dl", "class", "small");
    if (finding.judgement().cluster() > 0) {
      fact("Answered as", "baseline cluster " + finding.judgement().cluster() + " of its unit");
    }
    fact("Documented", finding.documented().orElse("no"));
    if (!finding.needs().equals(Needs.UNKNOWN)) {
      needs(finding.needs());
    }
    fact("Written in", finding.attempt().origin().place());
    for (String note : finding.notes()) {
      fact("Note", note);
    }
    html.close();
  }

  private void needs(Needs needs) throws IOException {
    if (!needs.names().isEmpty()) {
      String seen = needs.proven() ? " (seen)" : " (not tried)";
      fact("Parameters", String.join(", ", needs.names()) + seen);
    }
    if (!needs.ignored().isEmpty()) {
      fact("Ignored", String.join(", ", needs.ignored()));
    }
    if (needs.strangersPass()) {
      fact("Strangers", "a parameter that nobody knows is accepted in silence");
    }
    if (!needs.how().isEmpty()) {
      fact("Learnt by", needs.how());
    }
  }

  private void fact(String name, String value) throws IOException {
    html.leaf("dt", name).leaf("dd", value, "lang", HtmlText.language(value));
  }

  private void evidence(Finding finding) throws IOException {
    html.leaf("h3", "Evidence");
    List<Integer> evidence = finding.judgement().evidence();
    if (evidence.isEmpty()) {
      html.leaf("p", "No request was sent for it.", "class", "quiet");
    }
    if (evidence.isEmpty() && finding.sent().isPresent()) {
      new HtmlExchanges(html).curl(finding.sent().get());
    }
    html.open("ol", "class", "evidence");
    for (int id : evidence) {
      html.open("li").leaf("a", "exchange " + id, "href", "#x" + id).close();
    }
    html.close();
  }
}
