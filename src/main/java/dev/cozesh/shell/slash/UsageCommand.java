package dev.cozesh.shell.slash;

import static java.util.Objects.requireNonNull;

import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.exchange.Exchanges;
import dev.cozesh.shell.exchange.Tally;
import dev.cozesh.shell.render.Ink;
import dev.cozesh.shell.render.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** {@code /usage}: calls and tokens of this session. */
public final class UsageCommand implements SlashCommand {
  private final Exchanges exchanges;

  public UsageCommand(Exchanges exchanges) {
    this.exchanges = requireNonNull(exchanges, "exchanges");
  }

  @Override
  public String name() {
    return "usage";
  }

  @Override
  public String synopsis() {
    return "/usage";
  }

  @Override
  public String summary() {
    return "count calls and tokens";
  }

  @Override
  public String help() {
    return """
        Calls, troubles (refusals and failures) and tokens, by endpoint and by bot or workflow.
        Tokens are those that chats and runs of this session reported; Coze's bill is what counts.""";
  }

  @Override
  public String example() {
    return "/usage";
  }

  @Override
  public void run(String rest, Console console) {
    Tally tally = exchanges.tally();
    if (tally.endpoints().isEmpty()) {
      console.remark("no call was made yet");
      return;
    }
    Ink ink = new Ink(console.colourOut());
    console.print(table("endpoint", tally.endpoints()).text(ink));
    if (!tally.spenders().isEmpty()) {
      console.print("\n" + table("bot or workflow", tally.spenders()).text(ink));
    }
  }

  private static Table table(String first, List<Tally.Row> rows) {
    List<List<String>> cells = new ArrayList<>();
    rows.forEach(row -> cells.add(cells(row.name(), List.of(row))));
    if (rows.size() > 1) {
      cells.add(cells("all", rows));
    }
    return new Table(List.of(first, "calls", "troubles", "tokens", "read", "written"), cells);
  }

  private static List<String> cells(String name, List<Tally.Row> rows) {
    return List.of(
        name,
        sum(rows, Tally.Row::calls),
        sum(rows, Tally.Row::troubles),
        sum(rows, Tally.Row::tokens),
        sum(rows, Tally.Row::input),
        sum(rows, Tally.Row::output));
  }

  private static String sum(List<Tally.Row> rows, ToLongFunction<Tally.Row> member) {
    return String.valueOf(rows.stream().mapToLong(member).sum());
  }
}
