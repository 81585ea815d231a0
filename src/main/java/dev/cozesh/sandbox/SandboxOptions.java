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
 * @param processing how long a document is processed before it is completed, and how long copies,
 *     exports and asynchronous database calls take; zero for at once
 * @param paidPlan whether the account may run workflows asynchronously, or gets code 6003
 * @param demonstration whether a new sandbox gets bots, a knowledge base and more to look at
 * @param persona whose manners it has
 */
public record SandboxOptions(
    int port,
    Storage storage,
    Clock clock,
    Duration processing,
    boolean paidPlan,
    boolean demonstration,
    Persona persona) {
  private static final Duration USUAL_PROCESSING = Duration.ofMillis(1500);

  public SandboxOptions {
    requireNonNull(storage, "storage");
    requireNonNull(clock, "clock");
    requireNonNull(processing, "processing");
    requireNonNull(persona, "persona");
    if (port < 0 || port > 65_535) {
      throw new CozeUsageException(
          "port " + port + " is no port", "ports go from 0 to 65535", "give 0 for any free one");
    }
  }

  /** Any free port, nothing kept, the system's clock, documents processed within 1.5 s. */
  public static SandboxOptions defaults() {
    return new SandboxOptions(
        0, Storage.memory(), Clock.systemUTC(), USUAL_PROCESSING, false, false, Persona.CLOUD);
  }

  /** The same with another port. */
  public SandboxOptions withPort(int other) {
    return new SandboxOptions(other, storage, clock, processing, paidPlan, demonstration, persona);
  }

  /** The same with another storage. */
  public SandboxOptions withStorage(Storage other) {
    return new SandboxOptions(port, other, clock, processing, paidPlan, demonstration, persona);
  }

  /** The same with another clock. */
  public SandboxOptions withClock(Clock other) {
    return new SandboxOptions(port, storage, other, processing, paidPlan, demonstration, persona);
  }

  /** The same with another processing time. */
  public SandboxOptions withProcessing(Duration other) {
    return new SandboxOptions(port, storage, clock, other, paidPlan, demonstration, persona);
  }

  /** The same for an account that pays, or does not. */
  public SandboxOptions withPaidPlan(boolean other) {
    return new SandboxOptions(port, storage, clock, processing, other, demonstration, persona);
  }

  /** The same, but a new sandbox gets something to look at; one that has data stays as it is. */
  public SandboxOptions withDemonstration() {
    return new SandboxOptions(port, storage, clock, processing, paidPlan, true, persona);
  }

  /** The same with the manners of another server. */
  public SandboxOptions withPersona(Persona other) {
    return new SandboxOptions(port, storage, clock, processing, paidPlan, demonstration, other);
  }
}
