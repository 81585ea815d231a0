package dev.cozesh.http;

import static java.util.Objects.requireNonNull;

import java.util.function.DoubleSupplier;

/**
 * What bounds repeating.
 *
 * @param maxRetries further attempts of one call after the first, 0 or more
 * @param rule which answers are asked for again
 * @param budget what all calls together may repeat
 * @param random numbers from 0 to 1, 1 excluded, that spread the waits
 */
public record RetryPolicy(
    int maxRetries, RepeatRule rule, RetryBudget budget, DoubleSupplier random) {
  public RetryPolicy {
    if (maxRetries < 0) {
      throw new IllegalArgumentException("maxRetries must be 0 or more, was " + maxRetries);
    }
    requireNonNull(rule, "rule");
    requireNonNull(budget, "budget");
    requireNonNull(random, "random");
  }
}
