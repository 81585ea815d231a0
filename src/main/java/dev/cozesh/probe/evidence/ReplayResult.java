package dev.cozesh.probe.evidence;

import static java.util.Objects.requireNonNull;

/**
 * How a request of a ledger was answered when it was sent once more.
 *
 * @param outcome how the answers compare
 * @param sentence what became different, for people
 */
public record ReplayResult(Outcome outcome, String sentence) {
  public ReplayResult {
    requireNonNull(outcome, "outcome");
    requireNonNull(sentence, "sentence");
  }

  /** How two answers to one request compare. */
  public enum Outcome {
    /** They are alike. */
    SAME,
    /** They differ. */
    CHANGED,
    /** It was refused, and succeeds now. */
    FIXED,
    /** Nothing was learnt: no answer, a limit, a gateway without its server. */
    ERROR
  }
}
