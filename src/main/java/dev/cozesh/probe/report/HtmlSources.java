package dev.cozesh.probe.report;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What the catalogue's sources do not agree on, beside what was seen. */
final class HtmlSources {
  private static final List<String> COLUMNS =
      List.of("Function", "Documentation", "Specification", "SDKs", "Seen", "Note");

  private final HtmlMarkup html;

  HtmlSources(HtmlMarkup html) {
    this.html = html;
  }

  void write(List<SourcesRow> rows) throws IOException {
    if (rows.isEmpty()) {
      return;
    }
    html.open("section", "id", "sources");
    html.leaf("h2", "What the sources do not agree on").line();
    html.open("table", "class", "plain", "role", "table").line();
    html.leaf("caption", "Each function as its sources call it", "class", "unseen");
    html.open("thead", "role", "rowgroup").open("tr", "role", "row");
    for (String column : COLUMNS) {
      html.leaf("th", column, "scope", "col", "role", "columnheader");
    }
    html.close().close().open("tbody", "role", "rowgroup").line();
    for (SourcesRow row : rows) {
      row(row);
    }
    html.close().close().close().line();
  }

  private void row(SourcesRow row) throws IOException {
    html.open("tr", "role", "row");
    html.leaf("th", row.function(), "scope", "row", "role", "rowheader");
    ways("Documentation", row.documentation());
    ways("Specification", row.specification());
    ways("SDKs", row.sdks());
    html.open("td", "role", "cell", "data-label", "Seen");
    for (Map.Entry<String, List<String>> seen : row.seen().entrySet()) {
      html.open("div").leaf("b", seen.getKey());
      for (String way : seen.getValue()) {
        html.text(" ").leaf("code", way);
      }
      html.close();
    }
    html.close();
    html.leaf("td", row.note(), "role", "cell", "data-label", "Note");
    html.close().line();
  }

  private void ways(String label, List<String> ways) throws IOException {
    html.open("td", "role", "cell", "data-label", label);
    if (ways.isEmpty()) {
      html.leaf("span", "–", "class", "quiet");
    }
    for (String way : ways) {
      html.open("div").leaf("code", way).close();
    }
    html.close();
  }
}
