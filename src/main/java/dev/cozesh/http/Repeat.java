package dev.cozesh.http;

/** Whether a request may go out a second time; the HTTP method does not tell. */
public enum Repeat {
  /** Changes nothing: repeated after a passing failure. */
  READ,
  /** Has an effect: repeated only after an answer that proves that nothing was done. */
  ONCE,
  /**
   * Every answer is wanted as it comes: never repeated, and not held back by limits learnt before.
   * Without an effect, so that a connection used before will do.
   */
  NEVER
}
