package dev.cozesh.shell.render;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.SecretShapes;
import dev.cozesh.probe.evidence.ClaimResult;
import dev.cozesh.probe.evidence.Finding;
import dev.cozesh.probe.evidence.ProbeReport;
import dev.cozesh.probe.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a probe found, as people read it: a row for each attempt, under an absent one what to call
 * instead, what others claim, and how it ended. Nothing is said of a whole version or prefix but
 * why it cannot be decided.
 */
public final class ProbeText {
  private static final int USUAL_COLUMNS = 100;

  private final int columns;
  private final Ink ink;

  /**
   * @param columns of the screen; 0 when it does not tell
   */
  public ProbeText(int columns, Ink ink) {
    this.columns = columns == 0 ? USUAL_COLUMNS : columns;
    this.ink = requireNonNull(ink, "ink");
  }

  /**
   * The lines, without a line break at the end.
   *
   * @param ledger where the run is kept, as the user would write it
   */
  public String of(ProbeReport report, String ledger) {
    return of(report, ledger, "");
  }

  /**
   * The lines of a run that is not the latest.
   *
   * @param ledger as above
   * @param run what stands before the number of a request for the command that shows it: {@code
   *     20261125-221500-7f3a/}; empty for the latest run
   */
  public String of(ProbeReport report, String ledger, String run) {
    List<String> parts = new ArrayList<>();
    if (!report.title().isEmpty()) {
      parts.add(ink.bold(fitted(clean(report.title()) + " on " + clean(report.host()), "")));
    }
    if (!report.findings().isEmpty()) {
      parts.add(new ProbeRows(columns, ink).of(report.findings()));
    }
    undecidable(report).forEach(parts::add);
    if (!report.claims().isEmpty()) {
      parts.add("");
      parts.add(new ProbeClaims(columns, ink).of(report.claims()));
    }
    parts.add("");
    parts.add(ink.bold(fitted(counts(report), "")));
    report.residue().forEach(left -> parts.add(ink.yellow(fitted(left(left), "  "))));
    report.stop().ifPresent(stop -> parts.add(stopped(stop)));
    parts.add(fitted(sent(report, ledger), "  "));
    hint(report, run).ifPresent(hint -> parts.add(ink.dim(fitted(hint, "  "))));
    return String.join("\n", parts);
  }

  /** Why a prefix cannot be decided, once for all that stand behind it. */
  private List<String> undecidable(ProbeReport report) {
    Map<String, Set<String>> prefixes = new LinkedHashMap<>();
    for (Finding finding : report.findings()) {
      if (finding.judgement().verdict() == Verdict.UNDECIDABLE) {
        prefixes
            .computeIfAbsent(finding.judgement().reason(), reason -> new LinkedHashSet<>())
            .add(prefix(finding));
      }
    }
    List<String> lines = new ArrayList<>();
    prefixes.forEach(
        (reason, all) -> {
          String who = String.join(", ", all);
          lines.add(fitted("undecidable below " + clean(who) + ": " + clean(reason), "  "));
        });
    Set<String> all = new LinkedHashSet<>();
    prefixes.values().forEach(all::addAll);
    report.units().stream()
        .filter(each -> all.contains(each.unit().prefix()) && !each.note().isEmpty())
        .map(each -> fitted("note: " + clean(each.note()), "  "))
        .distinct()
        .forEach(lines::add);
    return lines;
  }

  /** {@code /v1}, {@code /api/v1}: what is calibrated as one. */
  private static String prefix(Finding finding) {
    String[] segments = finding.attempt().path().split("/", 4);
    boolean below = segments.length > 3 && segments[1].equals("api");
    return "/" + segments[1] + (below ? "/" + segments[2] : "");
  }

  private static String counts(ProbeReport report) {
    Map<Verdict, Integer> counted = new EnumMap<>(Verdict.class);
    report.findings().forEach(each -> counted.merge(each.judgement().verdict(), 1, Integer::sum));
    List<String> parts = new ArrayList<>();
    counted.forEach((verdict, number) -> parts.add(number + " " + verdict.word()));
    int all = report.findings().size();
    String attempts = all + (all == 1 ? " attempt" : " attempts");
    long refuted =
        report.claims().stream()
            .filter(one -> one.outcome() == ClaimResult.Outcome.REFUTED)
            .count();
    String claims =
        report.claims().isEmpty()
            ? ""
            : "; " + refuted + " of " + report.claims().size() + " claims refuted";
    return attempts + (parts.isEmpty() ? "" : ": " + String.join(", ", parts)) + claims;
  }

  private static String left(String residue) {
    boolean isReasoned = residue.indexOf(':') >= 0; // what can be deleted and was not says why
    return "left behind: " + clean(residue) + (isReasoned ? "" : ", which no endpoint deletes");
  }

  private String stopped(ProbeReport.Stop stop) {
    String head = fitted("stopped: " + clean(stop.reason()), "  ");
    String next =
        stop.next().isEmpty()
            ? ""
            : "\n  " + ink.bold("next:") + " " + fitted(clean(stop.next()), "        ", 8);
    return ink.red(head) + next;
  }

  private static String sent(ProbeReport report, String ledger) {
    return report.requests()
        + (report.requests() == 1 ? " request" : " requests")
        + " in "
        + seconds(report.took())
        + " s, run "
        + clean(report.run())
        + ", kept in "
        + clean(ledger);
  }

  private static String seconds(Duration took) {
    long tenths = (took.toMillis() + 50) / 100;
    return tenths >= 100 ? String.valueOf(took.toSeconds()) : tenths / 10 + "." + tenths % 10;
  }

  private static java.util.Optional<String> hint(ProbeReport report, String run) {
    return report.findings().stream()
        .flatMap(finding -> ProbeRows.number(finding).stream())
        .findFirst()
        .map(
            number -> "`cozesh probe show " + run + number + "` shows what was sent and what came");
  }

  private String fitted(String text, String below) {
    return fitted(text, below, 0);
  }

  private String fitted(String text, String below, int taken) {
    int room = columns - Math.max(taken, below.length());
    return String.join("\n" + below, ProbeRows.wrapped(text, room));
  }

  static String clean(String text) {
    return Clean.line(SecretShapes.mask(text));
  }
}
