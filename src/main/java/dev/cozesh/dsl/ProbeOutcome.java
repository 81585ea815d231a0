package dev.cozesh.dsl;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeUsageException;
import dev.cozesh.error.Nearest;
import dev.cozesh.probe.evidence.ClaimResult;
import dev.cozesh.probe.evidence.ClaimResult.Outcome;
import dev.cozesh.probe.evidence.ProbeReport;
import dev.cozesh.probe.verdict.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** What a {@code probe} block found, as scripts read it; as text it is the table. */
public final class ProbeOutcome {
  private final ProbeReport report;
  private final String table;

  /**
   * @param report what was found
   * @param table the same for people, without colours
   */
  public ProbeOutcome(ProbeReport report, String table) {
    this.report = requireNonNull(report, "report");
    this.table = requireNonNull(table, "table");
  }

  /** All that was found. */
  public ProbeReport getReport() {
    return report;
  }

  /** The run's name, by which {@code cozesh probe show} finds it. */
  public String getRun() {
    return report.run();
  }

  /** How many requests were sent. */
  public int getRequests() {
    return report.requests();
  }

  /** Whether it came to its end. */
  public boolean isWhole() {
    return report.stop().isEmpty();
  }

  /** A row for each attempt, in the order of writing. */
  public List<ProbeRow> getFindings() {
    return rows(any -> true);
  }

  /** What is there, in whatever degree of certainty. */
  public List<ProbeRow> getExists() {
    return rows(ProbeRow::isExists);
  }

  /** What the server was shown not to have. */
  public List<ProbeRow> getAbsent() {
    return rows(ProbeRow::isAbsent);
  }

  /** What a layer in front of the router answers for. */
  public List<ProbeRow> getUndecidable() {
    return rows(row -> row.verdict() == Verdict.UNDECIDABLE);
  }

  /** Of what nothing was learnt. */
  public List<ProbeRow> getUnknown() {
    return rows(row -> row.verdict() == Verdict.UNKNOWN);
  }

  /** Who said what, beside what was seen. */
  public List<ClaimResult> getClaims() {
    return report.claims();
  }

  /** The claims that do not hold. */
  public List<ClaimResult> getRefuted() {
    return report.claims().stream().filter(one -> one.outcome() == Outcome.REFUTED).toList();
  }

  /**
   * The first row of an operation: {@code report["POST /v1/knowledge_base"]}.
   *
   * @throws CozeUsageException when it was not among the attempts
   */
  public ProbeRow getAt(String operation) {
    String wanted = normal(operation);
    List<ProbeRow> all = getFindings();
    return all.stream()
        .filter(row -> normal(row.getOperation()).equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new CozeUsageException(
                    operation + " was not among the attempts",
                    "",
                    Nearest.hint(operation, all.stream().map(ProbeRow::getOperation).toList())));
  }

  private static String normal(String operation) {
    String[] parts = operation.strip().split("\\s+", 2);
    return parts.length == 2 ? parts[0].toUpperCase(Locale.ROOT) + " " + parts[1] : operation;
  }

  private List<ProbeRow> rows(Predicate<ProbeRow> wanted) {
    return report.findings().stream().map(ProbeRow::new).filter(wanted).toList();
  }

  @Override
  public String toString() {
    return table;
  }
}
