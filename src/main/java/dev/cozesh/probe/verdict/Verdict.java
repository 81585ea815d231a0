package dev.cozesh.probe.verdict;

/** What can be said of a request, the surest first. Only {@link #ABSENT} means "does not exist". */
public enum Verdict {
  /** Routed and understood: code 0, or a complaint about a named parameter. */
  EXISTS("exists"),
  /** Differs from what unknown requests get in a way that a router would not produce. */
  EXISTS_LIKELY("exists (likely)"),
  /** A permission layer behind the router answered. */
  EXISTS_AUTH("exists (auth)"),
  /** The path is known, the method is not. */
  WRONG_METHOD("wrong method"),
  /** Answered as known-bad requests of the same prefix and method are. */
  ABSENT("absent"),
  /** A layer in front of the router answers for everything. */
  UNDECIDABLE("undecidable"),
  /** Nothing was learnt: a limit, a timeout, a broken server, a request that was not sent. */
  UNKNOWN("unknown");

  private final String word;

  Verdict(String word) {
    this.word = word;
  }

  /** {@return the verdict as users read it} */
  public String word() {
    return word;
  }

  /** {@return whether the request is there, in whatever degree of certainty} */
  public boolean exists() {
    return this == EXISTS || this == EXISTS_LIKELY || this == EXISTS_AUTH;
  }
}
