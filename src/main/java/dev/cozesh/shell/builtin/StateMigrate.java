package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.config.Environment;
import dev.cozesh.config.StateAddress;
import dev.cozesh.deploy.PatientBackend;
import dev.cozesh.deploy.plan.Target;
import dev.cozesh.deploy.state.StateBackend;
import dev.cozesh.deploy.state.StateMigration;
import dev.cozesh.deploy.state.StateMigration.Moved;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.json.Json;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.command.Option;
import dev.cozesh.shell.render.Clean;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** {@code state migrate TO}: copies what is known of all targets to another place. */
final class StateMigrate implements StateVerb {
  private final Workbench bench;

  StateMigrate(Workbench bench) {
    this.bench = requireNonNull(bench, "bench");
  }

  @Override
  public String name() {
    return "migrate";
  }

  @Override
  public String operands() {
    return "TO";
  }

  /** Copies, and says what to set. The server is not asked. */
  @Override
  public void run(Scene scene) {
    Connection connection = scene.connection();
    Call call = scene.call();
    Console console = scene.console();
    if (connection.settings().sandbox().isPresent()) {
      throw new CozeUsageException(
          "what was applied to a sandbox stays beside its data",
          "another machine's sandbox is another server",
          "leave out --sandbox");
    }
    Environment environment = connection.settings().environment();
    StateAddress address = StateAddress.parse(call.arg(1, "where to"), "TO", environment);
    Clock clock = bench.connector().clock().withZone(ZoneOffset.UTC);
    StatePlaces places = new StatePlaces(clock);
    String command = "cozesh state migrate";
    try (StateBackend from =
            patient(places.standing(connection.settings(), command), connection, clock);
        StateBackend to = patient(places.at(address, environment, command), connection, clock)) {
      if (from.place().equals(to.place())) {
        throw new CozeUsageException("state is kept at " + to.place() + " already", "", "");
      }
      StateMigration migration = new StateMigration(from, to);
      List<Moved> moved = new ArrayList<>();
      for (Target target : from.targets()) {
        if (!isSandbox(target)) {
          moved.add(migration.move(target));
        }
      }
      StatePlaces.directory(address).ifPresent(one -> new MovedState(one).arrived());
      StatePlaces.directory(connection.settings())
          .ifPresent(one -> new MovedState(one).leftFor(to.place()));
      tell(moved, to.place(), call, console);
    }
  }

  private StateBackend patient(StateBackend backend, Connection connection, Clock clock) {
    return new PatientBackend(
        backend,
        connection.errand().lockTimeout(),
        new PatientBackend.Waiting(clock, bench.patience()::pause, bench.patience()),
        connection::remark);
  }

  /** As {@link Connection#stateName} calls them; a host's name has dots. */
  private static boolean isSandbox(Target target) {
    return target.host().matches("sandbox(-[0-9a-f]+)?");
  }

  private static void tell(List<Moved> moved, String place, Call call, Console console) {
    if (call.has(Option.JSON)) {
      console.print(json(moved, place).toPrettyString());
      return;
    }
    for (Moved one : moved) {
      console.print(
          Clean.line(
              one.target().key()
                  + ": "
                  + counted(one.objects(), "object")
                  + ", serial "
                  + one.serial()
                  + ", "
                  + counted(one.journals(), "open journal")
                  + ", "
                  + counted(one.releases(), "release")));
    }
    if (moved.isEmpty()) {
      console.remark("nothing is managed here yet");
    }
    console.remark(
        "from now on it counts there for whoever sets COZESH_STATE="
            + place
            + ", or has \"state\": \""
            + place
            + "\" in .cozesh/config.json; what lies here is not used any more");
  }

  private static ObjectNode json(List<Moved> moved, String place) {
    ObjectNode root = Json.object().put("state", place);
    ArrayNode targets = root.putArray("targets");
    moved.forEach(
        one ->
            targets
                .addObject()
                .put("target", one.target().key())
                .put("serial", one.serial())
                .put("objects", one.objects())
                .put("journals", one.journals())
                .put("releases", one.releases()));
    return root;
  }

  private static String counted(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
