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
 * @param releases who makes releases, and how many of them are kept
 * @param edition which server it is, and as whom it is asked
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
    RandomGenerator random,
    ReleaseKeeping releases,
    Edition edition) {
  public DeployContext {
    requireNonNull(host, "host");
    requireNonNull(workspace, "workspace");
    requireNonNull(binding, "binding");
    requireNonNull(backend, "backend");
    requireNonNull(clock, "clock");
    requireNonNull(sleeper, "sleeper");
    requireNonNull(stopRequested, "stopRequested");
    requireNonNull(random, "random");
    requireNonNull(releases, "releases");
    requireNonNull(edition, "edition");
  }

  /** Coze's cloud, no environment of the project, and releases kept as usual. */
  public DeployContext(
      String host,
      Optional<String> workspace,
      StateBackend backend,
      Clock clock,
      Sleeper sleeper,
      BooleanSupplier stopRequested,
      RandomGenerator random) {
    this(
        host,
        workspace,
        Optional.empty(),
        backend,
        clock,
        sleeper,
        stopRequested,
        random,
        ReleaseKeeping.usual("somebody"),
        Edition.CLOUD);
  }

  /** The same for an environment of the project. */
  public DeployContext bound(Optional<Binding> environment) {
    return with(environment, releases, edition);
  }

  /** The same with releases kept otherwise. */
  public DeployContext keeping(ReleaseKeeping otherwise) {
    return with(binding, otherwise, edition);
  }

  /** The same on another server. */
  public DeployContext on(Edition other) {
    return with(binding, releases, other);
  }

  private DeployContext with(Optional<Binding> place, ReleaseKeeping kept, Edition server) {
    return new DeployContext(
        host, workspace, place, backend, clock, sleeper, stopRequested, random, kept, server);
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
