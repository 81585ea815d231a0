package dev.cozesh.probe;

import dev.cozesh.catalog.Catalog;
import dev.cozesh.catalog.Correction;
import dev.cozesh.catalog.Endpoint;
import dev.cozesh.catalog.Parameter;
import dev.cozesh.probe.evidence.Finding;
import dev.cozesh.probe.evidence.ProbeReport;
import dev.cozesh.probe.verdict.Verdict;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a run saw otherwise than the catalogue has it. Only what is proven corrects anything. */
public final class Corrections {
  private static final Pattern ID = Pattern.compile("(?<=/)\\d{15,}(?=/|$)");

  private Corrections() {}

  /**
   * {@return the corrections of a run, one for each operation}
   *
   * @param report what was found
   * @param catalog what is documented
   */
  public static List<Correction> of(ProbeReport report, Catalog catalog) {
    List<Correction> corrections = new ArrayList<>();
    Set<String> done = new LinkedHashSet<>();
    for (Finding finding : report.findings()) {
      boolean own = finding.attempt().base().isEmpty();
      if (own && differs(finding, catalog) && done.add(template(finding.attempt().operation()))) {
        corrections.add(correction(finding, report));
      }
    }
    return corrections;
  }

  private static boolean differs(Finding finding, Catalog catalog) {
    Verdict verdict = finding.judgement().verdict();
    Optional<Endpoint> documented = finding.documented().map(catalog::endpoint);
    if (documented.isEmpty()) {
      return verdict == Verdict.EXISTS;
    }
    return verdict == Verdict.ABSENT
        || verdict == Verdict.EXISTS && needsDiffer(finding, documented.get());
  }

  private static boolean needsDiffer(Finding finding, Endpoint endpoint) {
    if (!finding.needs().proven()) {
      return false;
    }
    Set<String> required = new LinkedHashSet<>();
    for (Parameter parameter : endpoint.parameters()) {
      boolean travels = parameter.in() == Parameter.In.QUERY || parameter.in() == Parameter.In.BODY;
      if (parameter.required() && travels && parameter.name().indexOf('.') < 0) {
        required.add(parameter.name());
      }
    }
    return !required.equals(Set.copyOf(finding.needs().names()));
  }

  /** Of the thing behind an id the catalogue knows nothing. */
  private static String template(String path) {
    return ID.matcher(path).replaceAll("{id}");
  }

  private static Correction correction(Finding finding, ProbeReport report) {
    return new Correction(
        finding.attempt().method(),
        template(finding.attempt().path()),
        finding.judgement().verdict().word(),
        finding.right().stream()
            .flatMap(right -> right.suggestions().stream())
            .filter(suggestion -> suggestion.sure())
            .map(suggestion -> suggestion.endpoint().id())
            .findFirst(),
        finding.needs().proven() ? finding.needs().names() : List.of(),
        report.host(),
        LocalDate.ofInstant(report.startedAt(), ZoneOffset.UTC).toString(),
        report.run(),
        "");
  }
}
