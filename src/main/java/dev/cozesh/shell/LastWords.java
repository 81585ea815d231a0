package dev.cozesh.shell;

/** What is said and kept when a signal ends the process. Called on threads of its own. */
interface LastWords {
  /** A first signal came, and the request in flight is waited for. */
  void stopping();

  /** No signal came: the script ended the process itself, with a code of its own. */
  void left();

  /**
   * The process ends at once, before its work did.
   *
   * @param inFlight whether a request was under way that must not be torn
   */
  void ended(boolean inFlight);
}
