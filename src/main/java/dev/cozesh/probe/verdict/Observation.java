package dev.cozesh.probe.verdict;

import static java.util.Objects.requireNonNull;

/**
 * One answer and what it was asked for.
 *
 * @param id its number in the ledger, from 1
 * @param question what it was sent for
 * @param sent the request
 * @param features what of the answer is compared
 * @param signal what the answer is about
 */
public record Observation(int id, Question question, Sent sent, Features features, Signal signal) {
  public Observation {
    requireNonNull(question, "question");
    requireNonNull(sent, "sent");
    requireNonNull(features, "features");
    requireNonNull(signal, "signal");
  }

  /**
   * An answer, read for what it is about.
   *
   * @param id as told above
   * @param question as told above
   * @param sent as told above
   * @param features as told above
   */
  public Observation(int id, Question question, Sent sent, Features features) {
    this(id, question, sent, features, Signal.of(features));
  }

  /**
   * {@return whether the answer says anything about routes} A limit, a broken gateway and silence
   * do not.
   */
  public boolean teaches() {
    return signal().teaches();
  }

  /**
   * Whether both prove the same. Data differ from answer to answer; and once one parameter is
   * right, the next complaint is about another.
   */
  boolean provesTheSameAs(Observation other) {
    return isUnderstood() ? other.isUnderstood() : isOfTheKindOf(other);
  }

  /** Whether both are about the same, with the same status and code. */
  boolean isOfTheKindOf(Observation other) {
    return signal() == other.signal()
        && features.status() == other.features.status()
        && features.code().equals(other.features.code());
  }

  private boolean isUnderstood() {
    return signal().proves() || signal() == Signal.PARAMETERS;
  }
}
