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
 * @param binding the environment of the project that the run is for
 * @param backend where state, journals, locks and releases are kept
 * @param stopRequested whether the user wants the run to end after the request in flight
 */
public record DeployContext(
    String host,
    Optional<String> workspace,
    Optional<Binding> binding,
    StateBackend backend,
    Clock clock,
    Sleeper sleeper,
    BooleanSupplier stopRequested,
    RandomGenerator random) {
  public DeployContext {
    requireNonNull(host, "host");
    requireNonNull(workspace, "workspace");
    requireNonNull(binding, "binding");
    requireNonNull(backend, "backend");
    requireNonNull(clock, "clock");
    requireNonNull(sleeper, "sleeper");
    requireNonNull(stopRequested, "stopRequested");
    requireNonNull(random, "random");
  }

  /** For a run that is for no environment. */
  public DeployContext(
      String host,
      Optional<String> workspace,
      StateBackend backend,
      Clock clock,
      Sleeper sleeper,
      BooleanSupplier stopRequested,
      RandomGenerator random) {
    this(host, workspace, Optional.empty(), backend, clock, sleeper, stopRequested, random);
  }

  /**
   * An environment of the project.
   *
   * @param environment its name
   * @param moves whether it may lead elsewhere than it did before
   */
  public record Binding(String environment, boolean moves) {
    public Binding {
      requireNonNull(environment, "environment");
    }
  }
}
