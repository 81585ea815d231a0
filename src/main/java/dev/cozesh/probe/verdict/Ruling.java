package dev.cozesh.probe.verdict;

/** The judge's answer to the evidence so far: a verdict, or the next question. */
public sealed interface Ruling {
  /**
   * Enough is known.
   *
   * @param judgement the verdict with its proof
   */
  record Decided(Judgement judgement) implements Ruling {}

  /**
   * One more request is needed.
   *
   * @param question what it is for
   */
  record Ask(Question question) implements Ruling {}

  /**
   * Nothing can be learnt now, but later: a limit was hit, a server was down. When the time has
   * come, {@link UnitEvidence#later} and {@link RouteEvidence#later} are weighed; the same evidence
   * gets the same ruling.
   *
   * @param judgement what is said if there is no later
   */
  record Later(Judgement judgement) implements Ruling {}
}
