package dev.cozesh.deploy;

import static java.util.Objects.requireNonNull;

import dev.cozesh.deploy.state.StateBackend;
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
 * @param edition which server it is, and as whom it is asked
 * @param stopRequested whether the user wants the run to end after the request in flight
 */
public record DeployContext(
    String host,
    Optional<String> workspace,
    StateBackend backend,
    Clock clock,
    Sleeper sleeper,
    BooleanSupplier stopRequested,
    RandomGenerator random,
    Edition edition) {
  public DeployContext {
    requireNonNull(host, "host");
    requireNonNull(workspace, "workspace");
    requireNonNull(backend, "backend");
    requireNonNull(clock, "clock");
    requireNonNull(sleeper, "sleeper");
    requireNonNull(stopRequested, "stopRequested");
    requireNonNull(random, "random");
    requireNonNull(edition, "edition");
  }

  /** A deployment to Coze's cloud. */
  public DeployContext(
      String host,
      Optional<String> workspace,
      StateBackend backend,
      Clock clock,
      Sleeper sleeper,
      BooleanSupplier stopRequested,
      RandomGenerator random) {
    this(host, workspace, backend, clock, sleeper, stopRequested, random, Edition.CLOUD);
  }

  /** The same on another server. */
  public DeployContext on(Edition other) {
    return new DeployContext(
        host, workspace, backend, clock, sleeper, stopRequested, random, other);
  }
}
