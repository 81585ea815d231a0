package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.catalog.Catalog;
import dev.cozesh.config.DeployEnvironments;
import dev.cozesh.deploy.DeployContext;
import dev.cozesh.deploy.DeployContext.Binding;
import dev.cozesh.deploy.Deployer;
import dev.cozesh.deploy.Deployment;
import dev.cozesh.deploy.ForeignFence;
import dev.cozesh.deploy.PatientBackend;
import dev.cozesh.deploy.Promotion;
import dev.cozesh.deploy.ReleaseDesk;
import dev.cozesh.deploy.ReleaseKeeping;
import dev.cozesh.deploy.StateDesk;
import dev.cozesh.deploy.StateRepair;
import dev.cozesh.deploy.state.LockRecord;
import dev.cozesh.deploy.state.StateBackend;
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
  public Promotion promotion(Connection from, Connection to) {
    Promotion.requireOneServer(from.stateName(), to.stateName());
    boolean sandbox = from.settings().sandbox().isPresent();
    return new Promotion(
        from.client(),
        context(from, Optional.empty()),
        sandbox ? from.client() : to.client(),
        context(to, Optional.empty()));
  }

  @Override
  public Optional<ForeignFence> fence(Connection connection) {
    return connection
        .settings()
        .environments()
        .current()
        .map(one -> ForeignFence.of(() -> connection.state(() -> backend(connection)), one.name()));
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

  @Override
  public ReleaseDesk releases(Connection connection, Optional<String> workspace) {
    return new ReleaseDesk(connection.client(), context(connection, workspace));
  }

  private DeployContext context(Connection connection, Optional<String> workspace) {
    return new DeployContext(
            connection.stateName(),
            workspace.or(() -> connection.settings().workspace().map(found -> found.value())),
            connection.state(() -> backend(connection)),
            clock,
            patience::pause,
            patience,
            new SecureRandom())
        .bound(binding(connection.settings().environments()))
        .keeping(
            new ReleaseKeeping(
                author(connection), connection.settings().releases().orElse(ReleaseKeeping.USUAL)))
        .on(connection.edition())
        .handingOverIn(connection.stateDirectory().resolve("handover"));
  }

  private String author(Connection connection) {
    return LockRecord.ofThisProcess(
            "", connection.settings().environment().variables(), "", clock.instant())
        .author();
  }

  private StateBackend backend(Connection connection) {
    return new PatientBackend(
        new StatePlaces(clock).of(connection),
        connection.errand().lockTimeout(),
        new PatientBackend.Waiting(clock, patience::pause, patience),
        connection::remark);
  }

  private static Optional<Binding> binding(DeployEnvironments environments) {
    return environments.current().map(one -> new Binding(one.name(), environments.moves()));
  }
}
