package dev.cozesh.sandbox;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeUsageException;
import java.time.Clock;
import java.time.Duration;

/**
 * How a sandbox is started.
 *
 * @param port the loopback port, 0 for any free one
 * @param storage where created things are kept
 * @param clock dates every object; also ends document processing and hiding
 * @param processing how long a document is processed before it is completed; zero for at once
 * @param paidPlan whether the account may run workflows asynchronously, or gets code 6003
 */
public record SandboxOptions(
    int port, Storage storage, Clock clock, Duration processing, boolean paidPlan) {
  private static final Duration USUAL_PROCESSING = Duration.ofMillis(1500);

  public SandboxOptions {
    requireNonNull(storage, "storage");
    requireNonNull(clock, "clock");
    requireNonNull(processing, "processing");
    if (port < 0 || port > 65_535) {
      throw new CozeUsageException(
          "port " + port + " is no port", "ports go from 0 to 65535", "give 0 for any free one");
    }
  }

  /**
   * Any free port, nothing kept, the system's clock, documents processed within 1.5 s, no paid
   * plan.
   */
  public static SandboxOptions defaults() {
    return new SandboxOptions(0, Storage.memory(), Clock.systemUTC(), USUAL_PROCESSING, false);
  }

  /** The same with another port. */
  public SandboxOptions withPort(int other) {
    return new SandboxOptions(other, storage, clock, processing, paidPlan);
  }

  /** The same with another storage. */
  public SandboxOptions withStorage(Storage other) {
    return new SandboxOptions(port, other, clock, processing, paidPlan);
  }

  /** The same with another clock. */
  public SandboxOptions withClock(Clock other) {
    return new SandboxOptions(port, storage, other, processing, paidPlan);
  }

  /** The same with another processing time. */
  public SandboxOptions withProcessing(Duration other) {
    return new SandboxOptions(port, storage, clock, other, paidPlan);
  }

  /** The same for an account that pays, or does not. */
  public SandboxOptions withPaidPlan(boolean other) {
    return new SandboxOptions(port, storage, clock, processing, other);
  }
}
