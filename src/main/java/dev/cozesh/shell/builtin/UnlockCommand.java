package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.cozesh.deploy.state.HeldLock;
import dev.cozesh.deploy.state.StateBackend;
import dev.cozesh.error.CozeLockedException;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.json.Json;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Command;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.command.ExitCode;
import dev.cozesh.shell.command.Option;
import dev.cozesh.shell.render.Clean;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** {@code unlock [ID]}: who holds what, or takes that hold away. The server is not asked. */
final class UnlockCommand implements Command {
  private final Connector connector;

  UnlockCommand(Connector connector) {
    this.connector = requireNonNull(connector, "connector");
  }

  @Override
  public String name() {
    return "unlock";
  }

  @Override
  public String synopsis() {
    return "unlock [ID]";
  }

  @Override
  public String summary() {
    return "show who holds a target, or take that lock away";
  }

  @Override
  public Set<Option> options() {
    return Set.of(Option.FORCE);
  }

  @Override
  public ExitCode run(Call call, Console console) {
    call.atMost(1);
    try (Connection connection = connector.open(call, console);
        StateBackend backend =
            new StatePlaces(connector.clock().withZone(ZoneOffset.UTC)).of(connection)) {
      List<HeldLock> locks = backend.locks();
      if (call.args().isEmpty()) {
        list(locks, call, console);
      } else {
        unlock(backend, found(locks, call.args().get(0)), call, console);
      }
    }
    return ExitCode.OK;
  }

  private static void list(List<HeldLock> locks, Call call, Console console) {
    if (call.has(Option.JSON)) {
      ArrayNode array = Json.mapper().createArrayNode();
      locks.forEach(lock -> array.add(Json.tree(lock.record())));
      console.print(array.toPrettyString());
    } else if (locks.isEmpty()) {
      console.remark("nothing is locked");
    }
    if (!call.has(Option.JSON)) {
      locks.forEach(lock -> console.print(line(lock)));
    }
  }

  private static void unlock(StateBackend backend, HeldLock lock, Call call, Console console) {
    if (lock.isAlive()) {
      requireForce(lock, call, console);
    }
    backend.unlock(lock.record());
    console.print(
        call.has(Option.JSON)
            ? Json.object().put("unlocked", lock.record().id()).toPrettyString()
            : "unlocked " + line(lock));
  }

  private static void requireForce(HeldLock lock, Call call, Console console) {
    if (!call.has(Option.FORCE)) {
      throw new CozeLockedException(
          "the lock is in use: " + line(lock),
          "its holder says again and again that it lives; two runs at once could make an object"
              + " twice",
          "wait for it, or end that run. `cozesh unlock "
              + lock.record().id()
              + " --force` takes the lock away all the same; that run then stops before its next"
              + " write");
    }
    if (!call.has(Option.YES) && !isYes(console.ask("take it from " + line(lock) + "? [y/N] "))) {
      throw new CozeUsageException("nothing was unlocked: not confirmed", "", "run with --yes");
    }
  }

  private static HeldLock found(List<HeldLock> locks, String id) {
    return locks.stream()
        .filter(lock -> lock.record().id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new CozeUsageException(
                    "no lock has the id " + id,
                    locks.isEmpty() ? "nothing is locked" : "it was let go, or taken over",
                    "`cozesh unlock` shows who holds what"));
  }

  private static String line(HeldLock lock) {
    return Clean.line(lock.record().target() + ": " + lock.text());
  }

  private static boolean isYes(Optional<String> answer) {
    return answer
        .map(text -> text.toLowerCase(Locale.ROOT))
        .filter(text -> text.matches("y|yes"))
        .isPresent();
  }
}
