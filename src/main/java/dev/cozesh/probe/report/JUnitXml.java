package dev.cozesh.probe.report;

import dev.cozesh.probe.evidence.ClaimResult;
import dev.cozesh.probe.evidence.ClaimResult.Outcome;
import dev.cozesh.probe.evidence.Finding;
import dev.cozesh.probe.evidence.ProbeReport;
import dev.cozesh.probe.verdict.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A run for continuous integration: a test case for each attempt, and one for each claim about
 * something that was not tried. A refuted claim is a failure, since somebody relies on what is not
 * so. An attempt that was not decided is skipped, and so is an undecided claim. Everything else
 * passes, absent or not: nobody said what was to be expected. The verdict stands in {@code
 * system-out}.
 */
public final class JUnitXml {
  private final ProbeReport report;
  private final Set<ClaimResult> told = new HashSet<>();

  private JUnitXml(ProbeReport report) {
    this.report = report;
  }

  /**
   * {@return the document, XML 1.0 in UTF-8; what XML cannot hold is shown as an escape}
   *
   * @param report the outcome, masked
   */
  public static String of(ProbeReport report) {
    return new JUnitXml(report).document();
  }

  /** One test case. */
  private record Case(String group, String name, String failure, String skipped, String text) {
    String xml() {
      StringBuilder xml = new StringBuilder();
      xml.append("    <testcase classname=\"").append(XmlText.of(group));
      xml.append("\" name=\"").append(XmlText.of(name)).append("\">\n");
      if (!failure.isEmpty()) {
        xml.append("      <failure type=\"refuted claim\" message=\"");
        xml.append(XmlText.of(failure)).append("\"/>\n");
      } else if (!skipped.isEmpty()) {
        xml.append("      <skipped message=\"").append(XmlText.of(skipped)).append("\"/>\n");
      }
      xml.append("      <system-out>").append(XmlText.of(text)).append("</system-out>\n");
      return xml.append("    </testcase>\n").toString();
    }
  }

  private String document() {
    List<Case> cases = new ArrayList<>();
    report.findings().forEach(finding -> cases.add(attempt(finding)));
    report.claims().stream()
        .filter(claim -> !told.contains(claim))
        .forEach(claim -> cases.add(alone(claim)));
    long failures = cases.stream().filter(each -> !each.failure().isEmpty()).count();
    long skipped =
        cases.stream()
            .filter(each -> each.failure().isEmpty() && !each.skipped().isEmpty())
            .count();
    String seconds = String.format(Locale.ROOT, "%.3f", report.took().toMillis() / 1e3);
    String counts =
        " tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"%d\" time=\"%s\""
            .formatted(cases.size(), failures, skipped, seconds);
    String title = report.title().isEmpty() ? "probe of " + report.host() : report.title();
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + "<testsuites"
        + counts
        + ">\n"
        + "  <testsuite name=\""
        + XmlText.of(title)
        + "\""
        + counts
        + " timestamp=\""
        + report.startedAt().toString().substring(0, 19)
        + "\""
        + " hostname=\""
        + XmlText.of(report.host())
        + "\">\n"
        + cases.stream().map(Case::xml).collect(Collectors.joining())
        + "  </testsuite>\n</testsuites>\n";
  }

  private Case attempt(Finding finding) {
    List<ClaimResult> claims =
        report.claims().stream()
            .filter(each -> each.claim().operation().equals(finding.attempt().operation()))
            .toList();
    told.addAll(claims);
    Verdict verdict = finding.judgement().verdict();
    boolean undecided = verdict == Verdict.UNKNOWN || verdict == Verdict.UNDECIDABLE;
    String word = verdict.word() + ": " + finding.judgement().reason();
    return new Case(
        finding.attempt().base().map(base -> base.toString()).orElse(report.host()),
        Asked.of(finding.attempt()),
        failure(claims),
        undecided ? word : "",
        text(finding, word));
  }

  private static String failure(List<ClaimResult> claims) {
    return claims.stream()
        .filter(each -> each.outcome() == Outcome.REFUTED)
        .map(JUnitXml::sentence)
        .collect(Collectors.joining("; "));
  }

  private static String sentence(ClaimResult result) {
    String said = result.claim().exists() ? " says it exists: " : " says it does not exist: ";
    return result.claim().by() + said + result.reason();
  }

  private static String text(Finding finding, String word) {
    List<String> lines = new ArrayList<>(List.of(word));
    lines.add("HTTP " + finding.status() + ", code " + finding.code());
    if (!finding.logId().isEmpty()) {
      lines.add("log id " + finding.logId());
    }
    instead(finding).ifPresent(call -> lines.add("call instead: " + call));
    finding.sent().ifPresent(sent -> lines.add(Curl.of(sent)));
    lines.addAll(finding.notes());
    return String.join("\n", lines);
  }

  private static Optional<String> instead(Finding finding) {
    return finding.right().stream()
        .flatMap(right -> right.suggestions().stream())
        .map(suggestion -> suggestion.endpoint().operation())
        .findFirst();
  }

  private Case alone(ClaimResult result) {
    boolean undecided = result.outcome() == Outcome.UNDECIDED;
    return new Case(
        report.host(),
        result.claim().operation() + " (claim)",
        failure(List.of(result)),
        undecided ? sentence(result) : "",
        result.outcome().word() + ": " + sentence(result));
  }
}
