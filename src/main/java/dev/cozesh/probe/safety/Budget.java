package dev.cozesh.probe.safety;

import java.util.concurrent.atomic.AtomicInteger;

/** How many requests a run may still send. Thread-safe. */
public final class Budget {
  private final int most;
  private final AtomicInteger left;

  /**
   * A fresh budget.
   *
   * @param most requests, 0 or more
   */
  public Budget(int most) {
    if (most < 0) {
      throw new IllegalArgumentException("budget must be 0 or more, was " + most);
    }
    this.most = most;
    left = new AtomicInteger(most);
  }

  /** {@return whether one more may be sent; if so it is taken} */
  public boolean take() {
    return left.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
  }

  /** {@return how many it began with} */
  public int most() {
    return most;
  }

  /** {@return how many may still be sent} */
  public int left() {
    return left.get();
  }
}
