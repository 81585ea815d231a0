package dev.cozesh.shell.render;

import static java.util.Objects.requireNonNull;

import dev.cozesh.probe.evidence.Finding;
import dev.cozesh.probe.variant.Attempt.Route;
import dev.cozesh.probe.variant.Disagreement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the catalogue's sources do not agree on, beside what was seen. */
public final class ProbeSources {
  private static final List<String> HEADER =
      List.of("attempt", "docs", "spec", "SDKs", "studio", "seen", "note");

  private final Ink ink;

  public ProbeSources(Ink ink) {
    this.ink = requireNonNull(ink, "ink");
  }

  /**
   * The table, a row for each route, without a line break at the end.
   *
   * @param rows who knows what
   * @param findings what was seen; none of what was not asked for
   */
  public String of(List<Disagreement> rows, List<Finding> findings) {
    Map<Route, String> seen = new HashMap<>();
    findings.forEach(
        each -> seen.putIfAbsent(each.attempt().route(), each.judgement().verdict().word()));
    List<List<String>> cells = new ArrayList<>();
    for (Disagreement row : rows) {
      cells.add(
          List.of(
              row.attempt().operation(),
              mark(row.docs()),
              mark(row.spec()),
              mark(row.sdk()),
              mark(row.studio()),
              seen.getOrDefault(row.attempt().route(), "not tried"),
              row.note()));
    }
    return new Table(HEADER, cells).text(ink);
  }

  private static String mark(boolean knows) {
    return knows ? "yes" : "–";
  }
}
