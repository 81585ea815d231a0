package dev.cozesh.probe.verdict;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A verdict with its proof.
 *
 * @param verdict what is said
 * @param reason why, in one sentence for people: what was compared with what
 * @param evidence numbers of the ledger that carry it, in their order: baseline, twin, candidate
 * @param cluster the number of the baseline cluster that an absent request fell into, from 1; 0 for
 *     none
 */
public record Judgement(Verdict verdict, String reason, List<Integer> evidence, int cluster) {
  public Judgement {
    requireNonNull(verdict, "verdict");
    requireNonNull(reason, "reason");
    evidence = List.copyOf(evidence);
  }
}
