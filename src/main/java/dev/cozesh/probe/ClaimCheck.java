package dev.cozesh.probe;

import dev.cozesh.catalog.Shape;
import dev.cozesh.probe.evidence.ClaimResult;
import dev.cozesh.probe.evidence.ClaimResult.Outcome;
import dev.cozesh.probe.evidence.Finding;
import dev.cozesh.probe.variant.Claim;
import dev.cozesh.probe.verdict.Verdict;
import java.util.List;
import java.util.Optional;

/** Holds a claim against what was found. */
final class ClaimCheck {
  private ClaimCheck() {}

  static ClaimResult of(Claim claim, List<Finding> findings) {
    String shape = Shape.of(claim.operation());
    Optional<Finding> found =
        findings.stream()
            .filter(each -> Shape.of(each.attempt().operation()).equals(shape))
            .findFirst();
    return found
        .map(finding -> compared(claim, finding))
        .orElseGet(() -> new ClaimResult(claim, Outcome.UNDECIDED, "it was not tried"));
  }

  private static ClaimResult compared(Claim claim, Finding finding) {
    Verdict verdict = finding.judgement().verdict();
    String reason = verdict.word() + ": " + finding.judgement().reason();
    if (verdict.exists()) {
      return new ClaimResult(claim, claim.exists() ? Outcome.CONFIRMED : Outcome.REFUTED, reason);
    }
    if (verdict == Verdict.ABSENT || verdict == Verdict.WRONG_METHOD) {
      return new ClaimResult(claim, claim.exists() ? Outcome.REFUTED : Outcome.CONFIRMED, reason);
    }
    return new ClaimResult(claim, Outcome.UNDECIDED, reason);
  }
}
