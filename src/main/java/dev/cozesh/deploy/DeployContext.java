package dev.cozesh.deploy;

import static java.util.Objects.requireNonNull;

import dev.cozesh.deploy.state.Disk;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/**
 * What a deployment needs of the world around it.
 *
 * @param host what the server is called in state: a host name, or {@code sandbox}
 * @param workspace name or id, for what no script says
 * @param environment of the process; names user, machine and CI job in the lock
 * @param stopRequested whether the user wants the run to end after the request in flight
 */
public record DeployContext(
    String host,
    Optional<String> workspace,
    Places places,
    Map<String, String> environment,
    Disk disk,
    Clock clock,
    Sleeper sleeper,
    BooleanSupplier stopRequested,
    RandomGenerator random) {
  public DeployContext {
    requireNonNull(host, "host");
    requireNonNull(workspace, "workspace");
    requireNonNull(places, "places");
    environment = Map.copyOf(environment);
    requireNonNull(disk, "disk");
    requireNonNull(clock, "clock");
    requireNonNull(sleeper, "sleeper");
    requireNonNull(stopRequested, "stopRequested");
    requireNonNull(random, "random");
  }

  /** Directories of state, journals and locks; made when first needed. */
  public record Places(Path states, Path journals, Path locks) {
    /** The usual places below a project's {@code .cozesh} directory. */
    public static Places below(Path directory) {
      return new Places(
          directory.resolve("state"), directory.resolve("journal"), directory.resolve("lock"));
    }
  }
}
