package dev.cozesh.probe.evidence;

import static java.util.Objects.requireNonNull;

import dev.cozesh.probe.variant.Claim;
import java.util.Locale;

/**
 * A claim beside what was seen.
 *
 * @param claim who says what
 * @param outcome how it stands
 * @param reason in one sentence, with the numbers of the ledger
 */
public record ClaimResult(Claim claim, Outcome outcome, String reason) {
  public ClaimResult {
    requireNonNull(claim, "claim");
    requireNonNull(outcome, "outcome");
    requireNonNull(reason, "reason");
  }

  /** How a claim stands. */
  public enum Outcome {
    /** It was seen. */
    CONFIRMED,
    /** Its contrary was seen. */
    REFUTED,
    /** Neither was. */
    UNDECIDED;

    /** {@return the outcome as users read it} */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
