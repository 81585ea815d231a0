package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.catalog.Catalog;
import dev.cozesh.deploy.DeployContext;
import dev.cozesh.deploy.Deployer;
import dev.cozesh.deploy.Deployment;
import dev.cozesh.deploy.StateDesk;
import dev.cozesh.deploy.StateRepair;
import dev.cozesh.deploy.state.LocalBackend;
import dev.cozesh.deploy.state.LocalDisk;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;

/** The engines of this machine: state on its disk, its clock, its signals. */
public final class DeployEngines implements Engines {
  private final Catalog catalog;
  private final Patience patience;
  private final Clock clock;

  public DeployEngines(Catalog catalog, Patience patience, Clock clock) {
    this.catalog = requireNonNull(catalog, "catalog");
    this.patience = requireNonNull(patience, "patience");
    this.clock = requireNonNull(clock, "clock");
  }

  @Override
  public Probing probing() {
    return CozeProbing.make(catalog);
  }

  @Override
  public Deployment deployment(Connection connection) {
    return new Deployer(connection.client(), catalog, context(connection, Optional.empty()));
  }

  @Override
  public StateBook state(Connection connection) {
    return state(connection, Optional.empty());
  }

  @Override
  public StateBook state(Connection connection, Optional<String> workspace) {
    DeployContext context = context(connection, workspace);
    return new DeskBook(
        new StateDesk(connection.client(), context),
        new StateRepair(
            connection.client(),
            context,
            new ProjectScripts(connection.settings().environment().directory())::find));
  }

  private DeployContext context(Connection connection, Optional<String> workspace) {
    return new DeployContext(
        connection.stateName(),
        workspace.or(() -> connection.settings().workspace().map(found -> found.value())),
        new LocalBackend(
            connection.stateDirectory(),
            connection.settings().environment().variables(),
            new LocalDisk(),
            clock),
        clock,
        patience::pause,
        patience,
        new SecureRandom());
  }
}
