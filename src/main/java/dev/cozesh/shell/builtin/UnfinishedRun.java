package dev.cozesh.shell.builtin;

import dev.cozesh.probe.evidence.Entry;
import dev.cozesh.probe.evidence.Finding;
import dev.cozesh.probe.evidence.LedgerContents;
import dev.cozesh.probe.evidence.LedgerHead;
import dev.cozesh.probe.evidence.ProbeReport;
import dev.cozesh.probe.evidence.ProbeReport.Stop;
import dev.cozesh.probe.parameter.Needs;
import dev.cozesh.probe.variant.Attempt;
import dev.cozesh.probe.verdict.Judgement;
import dev.cozesh.probe.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is known of a run whose process ended before it did. */
final class UnfinishedRun {
  private UnfinishedRun() {}

  static ProbeReport report(LedgerContents ledger) {
    LedgerHead head = ledger.head();
    List<Entry> entries = ledger.entries();
    Instant last = entries.isEmpty() ? head.startedAt() : entries.get(entries.size() - 1).at();
    return new ProbeReport(
        head.run(),
        head.seed(),
        head.title(),
        head.host(),
        head.startedAt(),
        Duration.between(head.startedAt(), last),
        entries.size(),
        findings(ledger),
        List.of(),
        List.of(),
        List.of(),
        Optional.of(
            new Stop(
                Stop.Kind.INTERRUPTED,
                "the process ended before the run did",
                Stop.RESUME + " goes on")));
  }

  /** A row for each attempt, in the order of writing. */
  private static List<Finding> findings(LedgerContents ledger) {
    Map<Attempt, Finding> found =
        ledger.findings().stream()
            .collect(Collectors.toMap(Finding::attempt, Function.identity(), (one, same) -> same));
    return ledger.head().inquiry().variants().stream()
        .flatMap(variants -> variants.all().stream())
        .map(attempt -> found.containsKey(attempt) ? found.get(attempt) : undecided(attempt))
        .toList();
  }

  private static Finding undecided(Attempt attempt) {
    return new Finding(
        attempt,
        new Judgement(Verdict.UNKNOWN, "the run ended before it was decided", List.of(), 0),
        Optional.empty(),
        0,
        0,
        "",
        "",
        Optional.empty(),
        Needs.UNKNOWN,
        Optional.empty(),
        List.of());
  }
}
