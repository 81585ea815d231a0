package dev.cozesh.probe.report;

import dev.cozesh.probe.evidence.UnitResult;
import dev.cozesh.probe.verdict.Unit;
import java.io.IOException;
import java.util.List;

/** How each unit answers to what cannot exist. */
final class HtmlCalibration {
  private static final List<String> COLUMNS =
      List.of("Unit", "Requests", "Answers to paths that cannot exist", "Known-good read", "Note");

  private final HtmlMarkup html;

  HtmlCalibration(HtmlMarkup html) {
    this.html = html;
  }

  void write(List<UnitResult> units) throws IOException {
    if (units.isEmpty()) {
      return;
    }
    html.open("section", "id", "calibration").leaf("h2", "Calibration").line();
    html.open("p").text("What an unknown path gets was learnt first, for each server, prefix, ");
    html.text("method and credential by itself. A verdict holds inside its unit alone.");
    html.close().line();
    html.open("table", "class", "units plain", "role", "table").line();
    html.leaf("caption", "How each unit was calibrated", "class", "unseen");
    html.open("thead", "role", "rowgroup").open("tr", "role", "row");
    for (String column : COLUMNS) {
      html.leaf("th", column, "scope", "col", "role", "columnheader");
    }
    html.close().close().open("tbody", "role", "rowgroup").line();
    for (UnitResult unit : units) {
      unit(unit);
    }
    html.close().close().close().line();
  }

  private void unit(UnitResult result) throws IOException {
    Unit unit = result.unit();
    html.open("tr", "role", "row");
    html.open("th", "scope", "row", "role", "rowheader", "class", "attempt");
    html.leaf("span", unit.method(), "class", "method").text(" ");
    html.leaf("code", unit.prefix(), "class", "path");
    html.leaf("span", unit.base() + ", " + credential(unit), "class", "extras").close();
    html.leaf("td", "" + result.requests(), "role", "cell", "data-label", "Requests");
    html.open("td", "role", "cell", "data-label", "Answers").open("ol", "class", "clusters");
    for (String cluster : result.clusters()) {
      html.leaf("li", cluster, "lang", HtmlText.language(cluster));
    }
    html.close().close();
    String good = result.knownGood() ? "got something else" : "none told apart";
    html.leaf("td", good, "role", "cell", "data-label", "Known-good read");
    html.leaf("td", result.note(), "role", "cell", "data-label", "Note");
    html.close().line();
  }

  private static String credential(Unit unit) {
    return switch (unit.credential()) {
      case TOKEN -> "with the token";
      case MALFORMED -> "with a token that nobody accepts";
      case NONE -> "without a token";
    };
  }
}
