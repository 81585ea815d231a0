package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.deploy.StateDesk.Candidate;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.json.Json;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Command;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.command.ExitCode;
import dev.cozesh.shell.command.Option;
import dev.cozesh.shell.render.Clean;
import java.util.Optional;
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
    return "import ADDRESS [ID]";
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
    Optional<String> given =
        call.args().size() > 1 ? Optional.of(digits(call.args().get(1))) : Optional.empty();
    try (Connection connection = bench.connector().open(call, console)) {
      StateBook book = bench.engines().state(connection);
      Candidate found = book.find(address, given);
      boolean known =
          book.entries().stream()
              .anyMatch(one -> one.address().equals(address) && one.id().equals(found.id()));
      if (!known) {
        book.adopt(address, found.id());
      }
      tell(address, found, known, call, console);
    }
    return ExitCode.OK;
  }

  private static String digits(String id) {
    if (!id.matches("\\d+")) {
      throw new CozeUsageException(
          "`" + id + "` is not an id", "ids of Coze are digits", "the object's page shows it");
    }
    return id;
  }

  private static void tell(
      Address address, Candidate found, boolean known, Call call, Console console) {
    if (call.has(Option.JSON)) {
      console.print(
          Json.object()
              .put("address", address.toString())
              .put("id", found.id())
              .put("name", found.name())
              .put("changed", !known)
              .toPrettyString());
      return;
    }
    String what = Clean.line(address + " " + found.id());
    console.print((known ? "managed already: " : "imported ") + what);
    if (!found.name().equals(address.name())) {
      console.remark(
          "note: on Coze it is called \""
              + Clean.line(found.name())
              + "\"; a script that declares it under this address renames it");
    }
    if (!known) {
      console.remark(
          "next: `cozesh plan FILE.groovy` shows what a script changes in it, and `cozesh export \""
              + Clean.line(address.toString())
              + "\"` writes it as it is");
    }
  }
}
