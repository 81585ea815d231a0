package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.deploy.desired.Address;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.json.Json;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Command;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.command.ExitCode;
import dev.cozesh.shell.command.Option;
import java.util.Set;

/** {@code import ADDRESS ID}: takes an object that exists under management. */
final class ImportCommand implements Command {
  private final Workbench bench;

  ImportCommand(Workbench bench) {
    this.bench = requireNonNull(bench, "bench");
  }

  @Override
  public String name() {
    return "import";
  }

  @Override
  public String synopsis() {
    return "import ADDRESS ID";
  }

  @Override
  public String summary() {
    return "manage an object that exists already";
  }

  @Override
  public Set<Option> options() {
    return Set.of(Option.LOCK_TIMEOUT);
  }

  @Override
  public ExitCode run(Call call, Console console) {
    call.atMost(2);
    Address address = Addresses.read(call.arg(0, "the address"));
    String id = call.arg(1, "the id");
    if (!id.matches("\\d+")) {
      throw new CozeUsageException(
          "`" + id + "` is not an id", "ids of Coze are digits", "the object's page shows it");
    }
    try (Connection connection = bench.connector().open(call, console)) {
      bench.engines().state(connection).adopt(address, id);
    }
    console.print(
        call.has(Option.JSON)
            ? Json.object().put("address", address.toString()).put("id", id).toPrettyString()
            : "imported " + address + " " + id);
    return ExitCode.OK;
  }
}
