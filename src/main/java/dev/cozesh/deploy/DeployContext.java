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
 * @param binding the environment of the project that the run is for
 * @param backend where state, journals, locks and releases are kept
 * @param releases who makes releases, and how many of them are kept
 * @param edition which server it is, and as whom it is asked
 * @param stopRequested whether the user wants the run to end after the request in flight
 * @param handOver where files for a person to take on are put; absent where there is nobody
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
    Edition edition,
    Optional<Path> handOver) {
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
    requireNonNull(handOver, "handOver");
  }

  /** Coze's cloud, no environment of the project, releases as usual, no files for people. */
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
        Edition.CLOUD,
        Optional.empty());
  }

  /** The same for an environment of the project. */
  public DeployContext bound(Optional<Binding> environment) {
    return with(environment, releases, edition, handOver);
  }

  /** The same with releases kept otherwise. */
  public DeployContext keeping(ReleaseKeeping otherwise) {
    return with(binding, otherwise, edition, handOver);
  }

  /** The same on another server. */
  public DeployContext on(Edition other) {
    return with(binding, releases, other, handOver);
  }

  /** The same, with a directory for files that a person takes on. */
  public DeployContext handingOverIn(Path directory) {
    return with(binding, releases, edition, Optional.of(directory));
  }

  private DeployContext with(
      Optional<Binding> place, ReleaseKeeping kept, Edition server, Optional<Path> files) {
    return new DeployContext(
        host,
        workspace,
        place,
        backend,
        clock,
        sleeper,
        stopRequested,
        random,
        kept,
        server,
        files);
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
