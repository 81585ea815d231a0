package dev.cozesh.http;

/**
 * How much a process may repeat in all: while a server is down, a hundred clients that each try
 * four times make it four times as hard to come back. A repetition costs 5 of 500 points, what
 * succeeds in the end gives its last 5 back, and what succeeds at once gives 1; so a server that
 * only stumbles is asked again, and one that is down soon once a call. Thread-safe.
 */
public final class RetryBudget {
  private static final int FULL = 500;
  private static final int COST = 5;
  private static final RetryBudget PROCESS = new RetryBudget();

  private int points = FULL;

  /** A full budget of its own. */
  public RetryBudget() {}

  /**
   * {@return the budget that all clients of this process share unless they are given another one}
   */
  public static RetryBudget ofProcess() {
    return PROCESS;
  }

  /** Takes what one repetition costs; false when that is not there. */
  synchronized boolean take() {
    if (points < COST) {
      return false;
    }
    points -= COST;
    return true;
  }

  /** A call came through after that many attempts. */
  synchronized void earn(int attempts) {
    points = Math.min(FULL, points + (attempts > 1 ? COST : 1));
  }
}
