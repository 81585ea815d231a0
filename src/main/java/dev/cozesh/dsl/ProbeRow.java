package dev.cozesh.dsl;

import static java.util.Objects.requireNonNull;

import dev.cozesh.probe.evidence.Finding;
import dev.cozesh.probe.verdict.Verdict;
import java.util.List;

/** What became of one attempt, as scripts read it. */
public final class ProbeRow {
  private final Finding finding;

  ProbeRow(Finding finding) {
    this.finding = requireNonNull(finding, "finding");
  }

  /** Method and path as they were written. */
  public String getOperation() {
    return finding.attempt().operation();
  }

  /** The verdict's word: {@code exists}, {@code absent}, … */
  public String getVerdict() {
    return verdict().word();
  }

  /** Why, in one sentence. */
  public String getReason() {
    return finding.judgement().reason();
  }

  /** Whether the request is there, in whatever degree of certainty. */
  public boolean isExists() {
    return verdict().exists();
  }

  /** Whether the server was shown not to have it; the one verdict that says so. */
  public boolean isAbsent() {
    return verdict() == Verdict.ABSENT;
  }

  /** What to call instead, the likeliest first; what only comes near when nothing else does. */
  public List<String> getRight() {
    return finding
        .right()
        .map(right -> right.sure().isEmpty() ? right.suggestions() : right.sure())
        .orElse(List.of())
        .stream()
        .map(one -> one.endpoint().operation())
        .toList();
  }

  /** The parameters it takes, as far as they were learnt. */
  public List<String> getParameters() {
    return finding.needs().names();
  }

  /** HTTP status; 0 for no answer. */
  public int getStatus() {
    return finding.status();
  }

  /** Coze's code; 0 for none. */
  public long getCode() {
    return finding.code();
  }

  /** Coze's log id; may be empty. */
  public String getLogid() {
    return finding.logId();
  }

  /** All that is known. */
  public Finding getFinding() {
    return finding;
  }

  Verdict verdict() {
    return finding.judgement().verdict();
  }

  @Override
  public String toString() {
    return getVerdict() + " " + getOperation();
  }
}
