package dev.cozesh.shell.builtin;

import dev.cozesh.config.DatabaseAddress;
import dev.cozesh.config.Environment;
import dev.cozesh.config.Settings;
import dev.cozesh.config.StateAddress;
import dev.cozesh.deploy.state.LocalBackend;
import dev.cozesh.deploy.state.LocalDisk;
import dev.cozesh.deploy.state.StateBackend;
import dev.cozesh.deploy.team.PostgresAddress;
import dev.cozesh.deploy.team.PostgresBackend;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** Makes the back end in which state is kept. */
final class StatePlaces {
  private final Clock clock;

  StatePlaces(Clock clock) {
    this.clock = clock;
  }

  /**
   * Of a connection. What was applied to a sandbox is kept beside its data, wherever that of
   * servers is: two machines' sandboxes are two servers.
   */
  StateBackend of(Connection connection) {
    Settings settings = connection.settings();
    String command = connection.errand().command();
    if (settings.sandbox().isPresent()) {
      return local(connection.stateDirectory(), settings.environment(), command);
    }
    return of(settings, command);
  }

  /**
   * The one for servers.
   *
   * @throws dev.cozesh.error.CozeStateException when it is a directory that was moved elsewhere
   */
  StateBackend of(Settings settings, String command) {
    directory(settings).ifPresent(one -> new MovedState(one).requireHere());
    return standing(settings, command);
  }

  /** The directory of the one for servers; empty when it is a database. */
  static Optional<Path> directory(Settings settings) {
    return settings
        .state()
        .map(found -> directory(found.value()))
        .orElseGet(() -> Optional.of(settings.places().project()));
  }

  /** The directory at an address; empty when it is a database. */
  static Optional<Path> directory(StateAddress address) {
    return address instanceof StateAddress.Directory one
        ? Optional.of(one.path())
        : Optional.empty();
  }

  /** The one for servers, also where it was moved elsewhere. */
  StateBackend standing(Settings settings, String command) {
    return settings
        .state()
        .map(found -> at(found.value(), settings.environment(), command))
        .orElseGet(() -> local(settings.places().project(), settings.environment(), command));
  }

  /** The one at an address. */
  StateBackend at(StateAddress address, Environment environment, String command) {
    return address instanceof DatabaseAddress database
        ? new PostgresBackend(
            postgres(database, environment), environment.variables(), command, clock)
        : local(((StateAddress.Directory) address).path(), environment, command);
  }

  private StateBackend local(Path directory, Environment environment, String command) {
    return new LocalBackend(directory, environment.variables(), new LocalDisk(), clock)
        .running(command);
  }

  private static PostgresAddress postgres(DatabaseAddress database, Environment environment) {
    return new PostgresAddress(
        database.user(),
        database.hosts(),
        database.database(),
        database.schema(),
        database.parameters(),
        () -> database.password(environment));
  }
}
