package dev.cozesh.deploy;

import static java.util.Objects.requireNonNull;

import dev.cozesh.deploy.state.StateBackend;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/**
 * What a deployment needs of the world around it.
 *
 * @param host what the server is called in state: a host name, or {@code sandbox}
 * @param workspace name or id, for what no script says
 * @param backend where state, journals, locks and releases are kept
 * @param stopRequested whether the user wants the run to end after the request in flight
 * @param handOver where files for a person to take on are put; absent where there is nobody
 */
public record DeployContext(
    String host,
    Optional<String> workspace,
    StateBackend backend,
    Clock clock,
    Sleeper sleeper,
    BooleanSupplier stopRequested,
    RandomGenerator random,
    Optional<Path> handOver) {
  public DeployContext {
    requireNonNull(host, "host");
    requireNonNull(workspace, "workspace");
    requireNonNull(backend, "backend");
    requireNonNull(clock, "clock");
    requireNonNull(sleeper, "sleeper");
    requireNonNull(stopRequested, "stopRequested");
    requireNonNull(random, "random");
    requireNonNull(handOver, "handOver");
  }

  /** A world in which no files are handed to people. */
  public DeployContext(
      String host,
      Optional<String> workspace,
      StateBackend backend,
      Clock clock,
      Sleeper sleeper,
      BooleanSupplier stopRequested,
      RandomGenerator random) {
    this(host, workspace, backend, clock, sleeper, stopRequested, random, Optional.empty());
  }

  /** The same, with a directory for files that a person takes on. */
  public DeployContext handingOverIn(Path directory) {
    return new DeployContext(
        host, workspace, backend, clock, sleeper, stopRequested, random, Optional.of(directory));
  }
}
