package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.deploy.StateDesk.Candidate;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.json.Json;
import dev.cozesh.shell.builtin.ImportPreview.Found;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Command;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.command.ExitCode;
import dev.cozesh.shell.command.Option;
import dev.cozesh.shell.render.Clean;
import dev.cozesh.shell.render.Ink;
import dev.cozesh.shell.render.PlanText;
import dev.cozesh.shell.render.ShellWord;
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
    return Set.of(Option.LOCK_TIMEOUT, Option.OWNER);
  }

  @Override
  public ExitCode run(Call call, Console console) {
    call.atMost(2);
    Address address = Addresses.read(call.arg(0, "the address"));
    Optional<String> given =
        call.args().size() > 1 ? Optional.of(digits(call.args().get(1))) : Optional.empty();
    try (Connection connection = bench.connector().open(call, console)) {
      ImportPreview preview = new ImportPreview(bench, connection, call, console);
      Optional<String> owner = preview.named();
      StateBook book = bench.engines().state(connection);
      Candidate found = book.find(address, given);
      boolean known =
          book.entries().stream()
              .anyMatch(one -> one.address().equals(address) && one.id().equals(found.id()));
      book.requireFree(address, found.id());
      Optional<Found> compared = known ? Optional.empty() : preview.of(address, found.id());
      if (!known) {
        compared.ifPresent(one -> agreed(one, call, console));
        book.adopt(address, found.id());
      }
      owner.ifPresent(script -> book.handOver(address, script));
      tell(new Imported(address, found, known, compared), call, console);
    }
    return ExitCode.OK;
  }

  private record Imported(
      Address address, Candidate object, boolean known, Optional<Found> compared) {}

  /** Shows what is to come, and asks where that is something. */
  private static void agreed(Found found, Call call, Console console) {
    Console screen = ApplyEnd.screen(call, console);
    if (found.isNothing()) {
      screen.remark("note: " + Clean.line(found.script()) + " changes nothing in it");
      return;
    }
    screen.print("once it is managed, " + Clean.line(found.script()) + " changes in it:");
    screen.print(PlanText.of(found.change(), new Ink(screen.colourOut())));
    if (!call.has(Option.YES) && !new Questions(screen).agreed("import it?")) {
      throw new CozeUsageException(
          "nothing was imported: not confirmed",
          console.canAsk() ? "" : "there is no terminal to ask on",
          "run with --yes");
    }
  }

  private static String digits(String id) {
    if (!id.matches("\\d+")) {
      throw new CozeUsageException(
          "`" + id + "` is not an id", "ids of Coze are digits", "the object's page shows it");
    }
    return id;
  }

  private static void tell(Imported imported, Call call, Console console) {
    Address address = imported.address();
    Candidate found = imported.object();
    if (call.has(Option.JSON)) {
      console.print(json(imported).toPrettyString());
      return;
    }
    String what = Clean.line(address + " " + found.id());
    console.print((imported.known() ? "managed already: " : "imported ") + what);
    if (imported.compared().isEmpty() && !found.name().equals(address.name())) {
      console.remark(
          "note: on Coze it is called \""
              + Clean.line(found.name())
              + "\"; a script that declares it under this address renames it");
    }
    if (!imported.known()) {
      String script = imported.compared().map(Found::script).orElse("FILE.groovy");
      console.remark(
          "next: `cozesh plan "
              + ShellWord.of(script)
              + "` shows what a script changes in it, and `cozesh export "
              + ShellWord.of(address.toString())
              + "` writes it as it is");
    }
  }

  private static ObjectNode json(Imported imported) {
    ObjectNode json =
        Json.object()
            .put("address", imported.address().toString())
            .put("id", imported.object().id())
            .put("name", imported.object().name())
            .put("changed", !imported.known())
            .put("script", imported.compared().map(Found::script).orElse(null));
    ArrayNode fields = json.putArray("differs");
    imported
        .compared()
        .ifPresent(one -> one.change().fields().forEach(field -> fields.add(field.field())));
    return json;
  }
}
