package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.json.Json;
import dev.cozesh.shell.builtin.StateBook.Entry;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Command;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.command.ExitCode;
import dev.cozesh.shell.command.Option;
import dev.cozesh.shell.render.Clean;
import dev.cozesh.shell.render.Ink;
import dev.cozesh.shell.render.Table;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** {@code state ls|show|rm|migrate}: what is managed on the target; the server is left alone. */
final class StateCommand implements Command {
  private final Workbench bench;

  StateCommand(Workbench bench) {
    this.bench = requireNonNull(bench, "bench");
  }

  @Override
  public String name() {
    return "state";
  }

  @Override
  public String synopsis() {
    return "state ls | show ADDRESS | rm ADDRESS | migrate TO";
  }

  @Override
  public String summary() {
    return "look at what is managed, or forget it";
  }

  @Override
  public Set<Option> options() {
    return Set.of(Option.LOCK_TIMEOUT);
  }

  @Override
  public ExitCode run(Call call, Console console) {
    String verb = call.arg(0, "what to do: ls, show, rm or migrate");
    call.atMost(verb.equals("ls") ? 1 : 2);
    try (Connection connection = bench.connector().open(call, console)) {
      if (verb.equals("migrate")) {
        new MigrateVerb(bench).run(connection, call, console);
        return ExitCode.OK;
      }
      StateBook book = bench.engines().state(connection);
      switch (verb) {
        case "ls" -> {
          list(book.entries(), call, console);
          book.unsettled().forEach(line -> console.remark("unsettled: " + Clean.line(line)));
        }
        case "show" -> console.print(Json.pretty(shown(book, address(call.arg(1, "the address")))));
        case "rm" -> forget(book, address(call.arg(1, "the address")), call, console);
        default ->
            throw new CozeUsageException(
                "`state " + verb + "` is nothing", "there are ls, show, rm and migrate", "");
      }
    }
    return ExitCode.OK;
  }

  /** Reads an address as the user wrote it. */
  static Address address(String text) {
    return Address.parse(text)
        .orElseThrow(
            () ->
                new CozeUsageException(
                    "`" + text + "` is not an address",
                    "an address is kind and name; the kinds are " + kinds(),
                    "for example `bot.WeHan`; quote it for your shell when it holds blanks"));
  }

  private static String kinds() {
    return String.join(", ", List.of(Kind.values()).stream().map(Kind::word).toList());
  }

  private static void list(List<Entry> entries, Call call, Console console) {
    if (call.has(Option.JSON)) {
      ArrayNode array = Json.mapper().createArrayNode();
      entries.forEach(
          entry ->
              array.addObject().put("address", entry.address().toString()).put("id", entry.id()));
      console.print(array.toPrettyString());
    } else if (entries.isEmpty()) {
      console.remark("nothing is managed here");
    } else {
      List<List<String>> rows =
          entries.stream().map(entry -> List.of(entry.address().toString(), entry.id())).toList();
      console.print(new Table(List.of("address", "id"), rows).text(new Ink(console.colourOut())));
    }
  }

  private static JsonNode shown(StateBook book, Address address) {
    return book.show(address).orElseThrow(() -> unknown(address));
  }

  private static void forget(StateBook book, Address address, Call call, Console console) {
    if (!call.has(Option.YES) && !isYes(console.ask("forget " + address + "? [y/N] "))) {
      throw new CozeUsageException("nothing was forgotten: not confirmed", "", "run with --yes");
    }
    String forgotten = book.forget(address);
    console.print(
        call.has(Option.JSON)
            ? Json.object().put("forgotten", address.toString()).toPrettyString()
            : "forgot " + Clean.line(forgotten));
  }

  private static boolean isYes(Optional<String> answer) {
    return answer
        .map(text -> text.toLowerCase(Locale.ROOT))
        .filter(t -> t.matches("y|yes"))
        .isPresent();
  }

  private static CozeUsageException unknown(Address address) {
    return new CozeUsageException(
        address + " is not managed here", "", "`cozesh state ls` shows what is");
  }
}
