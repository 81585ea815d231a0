package dev.cozesh.probe.verdict;

/** What a request is sent for. */
public enum Question {
  /** Random, of the same method and prefix: it cannot exist. */
  KNOWN_BAD("known bad"),
  /** The first known-bad one once more: does the same request get the same answer? */
  STABILITY("stability"),
  /** A documented read that must succeed. */
  KNOWN_GOOD("known good"),
  /** The candidate itself. */
  CANDIDATE("candidate"),
  /** The candidate once more, unchanged. */
  REPLAY("replay"),
  /** A random sibling of the candidate, of the same shape and with the same parameters. */
  TWIN("twin"),
  /** The candidate with a slash behind it, which no handler serves: a redirect proves a route. */
  SLASH("slash"),
  /** A known-bad path with a slash behind it. */
  SLASH_BAD("slash, known bad"),
  /** A documented path with a slash behind it: does the oracle work here at all? */
  SLASH_GOOD("slash, known good"),
  /** The candidate with a credential that nobody accepts. */
  BAD_TOKEN("bad token"),
  /** A known-bad path with a credential that nobody accepts. */
  BAD_TOKEN_BAD("bad token, known bad"),
  /** The candidate with a member of the wrong type, which no handler can act upon. */
  WRONG_TYPE("wrong type"),
  /** The candidate with other parameters. */
  PARAMETERS("parameters"),
  /** The candidate with one parameter that nobody knows: is it ignored? */
  NONSENSE("nonsense parameter"),
  /** The candidate as it was written, which may create something; only when that was allowed. */
  MUTATION("mutation"),
  /** The deletion of what a mutation left. */
  CLEANUP("clean-up");

  private final String word;

  Question(String word) {
    this.word = word;
  }

  /** {@return the question as ledgers and reports name it} */
  public String word() {
    return word;
  }

  /** {@return whether the answer says something about every route of the unit} */
  public boolean isAboutUnit() {
    return switch (this) {
      case KNOWN_BAD, STABILITY, KNOWN_GOOD, SLASH_BAD, SLASH_GOOD, BAD_TOKEN_BAD -> true;
      default -> false;
    };
  }
}
