package dev.cozesh.probe.verdict;

import static java.util.Objects.requireNonNull;

/**
 * One answer and what it was asked for.
 *
 * @param id its number in the ledger, from 1
 * @param question what it was sent for
 * @param sent the request
 * @param features what of the answer is compared
 */
public record Observation(int id, Question question, Sent sent, Features features) {
  public Observation {
    requireNonNull(question, "question");
    requireNonNull(sent, "sent");
    requireNonNull(features, "features");
  }
}
