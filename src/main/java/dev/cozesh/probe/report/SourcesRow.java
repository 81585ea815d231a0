package dev.cozesh.probe.report;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.cozesh.probe.evidence.Finding;
import dev.cozesh.probe.evidence.ProbeReport;
import dev.cozesh.probe.variant.Disagreement;
import dev.cozesh.probe.variant.Disagreements;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * One function that the sources call in different ways, beside what the server knows.
 *
 * @param function its id in the catalogue: {@code bots.create}
 * @param documentation the requests that the documentation has; may be empty, like the next three
 * @param specification those of the official OpenAPI file
 * @param sdks those that an official SDK sends
 * @param studio those of the open-source server
 * @param seen the requests by verdict: {@code exists}, {@code absent}, …
 * @param note what differs, with the day the sources were read
 */
public record SourcesRow(
    String function,
    List<String> documentation,
    List<String> specification,
    List<String> sdks,
    List<String> studio,
    Map<String, List<String>> seen,
    String note) {
  public SourcesRow {
    requireNonNull(function, "function");
    documentation = List.copyOf(documentation);
    specification = List.copyOf(specification);
    sdks = List.copyOf(sdks);
    studio = List.copyOf(studio);
    seen = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(seen));
    requireNonNull(note, "note");
  }

  /**
   * {@return a row for each disagreement that a run has tried, in their order}
   *
   * @param report the outcome
   * @param ways as {@link Disagreements#rows} has them
   */
  public static List<SourcesRow> of(ProbeReport report, List<Disagreement> ways) {
    Map<String, String> verdicts = new HashMap<>();
    for (Finding finding : report.findings()) {
      verdicts.putIfAbsent(Asked.of(finding.attempt()), finding.judgement().verdict().word());
    }
    List<String> tried =
        report.findings().stream().map(each -> each.attempt().origin().place()).toList();
    Map<String, List<Disagreement>> functions = new LinkedHashMap<>();
    ways.stream()
        .filter(way -> tried.contains(way.attempt().origin().place()))
        .forEach(
            way -> functions.computeIfAbsent(way.function(), name -> new ArrayList<>()).add(way));
    List<SourcesRow> rows = new ArrayList<>();
    functions.forEach((function, all) -> rows.add(row(function, all, verdicts)));
    return rows;
  }

  private static SourcesRow row(
      String function, List<Disagreement> ways, Map<String, String> verdicts) {
    Map<String, List<String>> seen =
        ways.stream()
            .map(way -> Asked.of(way.attempt()))
            .collect(
                groupingBy(
                    way -> verdicts.getOrDefault(way, "not tried"),
                    LinkedHashMap::new,
                    mapping(way -> way, toList())));
    return new SourcesRow(
        function,
        known(ways, Disagreement::docs),
        known(ways, Disagreement::spec),
        known(ways, Disagreement::sdk),
        known(ways, Disagreement::studio),
        seen,
        ways.get(0).note());
  }

  private static List<String> known(List<Disagreement> ways, Predicate<Disagreement> by) {
    return ways.stream().filter(by).map(way -> Asked.of(way.attempt())).toList();
  }
}
