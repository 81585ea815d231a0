package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.catalog.Catalog;
import dev.cozesh.deploy.DeployContext;
import dev.cozesh.deploy.Deployer;
import dev.cozesh.deploy.Deployment;
import dev.cozesh.deploy.ReleaseDesk;
import dev.cozesh.deploy.ReleaseKeeping;
import dev.cozesh.deploy.StateDesk;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.state.LocalBackend;
import dev.cozesh.deploy.state.LocalDisk;
import dev.cozesh.deploy.state.LockRecord;
import dev.cozesh.json.Json;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
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
    return new DeskBook(new StateDesk(connection.client(), context(connection, workspace)));
  }

  @Override
  public ReleaseDesk releases(Connection connection, Optional<String> workspace) {
    return new ReleaseDesk(connection.client(), context(connection, workspace));
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
        new SecureRandom(),
        ReleaseKeeping.usual(author(connection)));
  }

  private String author(Connection connection) {
    return LockRecord.ofThisProcess(
            "", connection.settings().environment().variables(), "", clock.instant())
        .author();
  }

  private record DeskBook(StateDesk desk) implements StateBook {
    @Override
    public List<Entry> entries() {
      return desk.look().resources().entrySet().stream()
          .map(entry -> new Entry(entry.getKey(), entry.getValue().id()))
          .toList();
    }

    @Override
    public Optional<JsonNode> show(Address address) {
      return desk.look().find(address).map(Json::tree);
    }

    @Override
    public List<String> unsettled() {
      return desk.unsettled();
    }

    @Override
    public String forget(Address address) {
      return desk.forget(address);
    }

    @Override
    public void adopt(Address address, String id) {
      desk.adopt(address, id);
    }
  }
}
