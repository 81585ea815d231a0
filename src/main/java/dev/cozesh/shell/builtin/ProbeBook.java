package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.config.Environment;
import dev.cozesh.dsl.ProbeWishes;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.json.Json;
import dev.cozesh.probe.ProbeOptions;
import dev.cozesh.probe.evidence.Entry;
import dev.cozesh.shell.builtin.Probing.Kept;
import dev.cozesh.shell.builtin.Probing.Replay;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.command.ExitCode;
import dev.cozesh.shell.command.Option;
import dev.cozesh.shell.render.Clean;
import dev.cozesh.shell.render.Ink;
import dev.cozesh.shell.render.ProbeEntryText;
import dev.cozesh.shell.render.ProbeText;
import java.util.List;

/** Looks at kept runs: {@code probe show} and {@code probe replay}. */
final class ProbeBook {
  private final Workbench bench;
  private final Call call;
  private final Console console;

  ProbeBook(Workbench bench, Call call, Console console) {
    this.bench = requireNonNull(bench, "bench");
    this.call = requireNonNull(call, "call");
    this.console = requireNonNull(console, "console");
  }

  /**
   * @param verb {@code show} or {@code replay}
   */
  ExitCode run(String verb) {
    call.atMost(2);
    if (verb.equals("replay")) {
      return replay(call.arg(1, "the number of a request, as `probe show` prints it"));
    }
    String what = call.args().size() > 1 ? call.args().get(1) : "";
    if (isNumber(what)) {
      show(named(what));
    } else {
      show(what.isEmpty() ? newest() : probing().run(environment(), what));
    }
    return ExitCode.OK;
  }

  /** One request of a kept run. */
  private record Named(Kept run, Entry entry) {}

  private static boolean isNumber(String text) {
    return text.matches("(.+/)?#?\\d{1,7}");
  }

  /** {@code 17} of the newest run, or {@code RUN/17}. */
  private Named named(String text) {
    if (!isNumber(text)) {
      throw new CozeUsageException(
          "`" + text + "` is not the number of a request",
          "",
          "`cozesh probe show` prints them as #17; of an older run it is RUN/17");
    }
    int slash = text.lastIndexOf('/');
    Kept run = slash < 0 ? newest() : probing().run(environment(), text.substring(0, slash));
    int number = Integer.parseInt(text.substring(slash + 1).replace("#", ""));
    return run.entries().stream()
        .filter(entry -> entry.id() == number)
        .findFirst()
        .map(entry -> new Named(run, entry))
        .orElseThrow(
            () ->
                new CozeUsageException(
                    "run " + run.report().run() + " has no request #" + number,
                    "it has sent " + run.entries().size(),
                    "`cozesh probe show` lists what it found"));
  }

  private Kept newest() {
    List<Kept> runs = probing().runs(environment());
    if (runs.isEmpty()) {
      throw new CozeUsageException(
          "no run is kept here", "", "`cozesh probe 'GET /v1/{bot,bots}'` makes one");
    }
    return runs.get(0);
  }

  private void show(Kept run) {
    if (call.has(Option.JSON)) {
      console.print(probing().json(run, call.has(Option.ANONYMISE)).toPrettyString());
      return;
    }
    int columns = new TerminalColumns(environment(), console).columns();
    String ledger = environment().shortened(run.ledger().toAbsolutePath());
    console.print(new ProbeText(columns, new Ink(console.colourOut())).of(run.report(), ledger));
  }

  private void show(Named named) {
    if (call.has(Option.JSON)) {
      console.print(probing().json(named.entry()).toPrettyString());
      return;
    }
    console.print(
        new ProbeEntryText(new Ink(console.colourOut()))
            .of(named.entry(), probing().curl(named.entry())));
  }

  private ExitCode replay(String text) {
    Named named = named(text);
    try (Connection connection = bench.connector().open(call, console)) {
      ProbeOptions options =
          new ProbeSettings(call, ProbeWishes.NONE)
              .options(connection, named.run().report().seed());
      Replay replay = probing().open(connection, options).replay(named.entry());
      bench.connector().record().requestSent();
      tell(named.entry(), replay);
      boolean differs = !replay.outcome().equals("SAME");
      return differs && call.has(Option.DETAILED_EXITCODE) ? ExitCode.DIFFERENCES : ExitCode.OK;
    }
  }

  private void tell(Entry entry, Replay replay) {
    if (call.has(Option.JSON)) {
      console.print(
          Json.object()
              .put("id", entry.id())
              .put("operation", entry.sent().operation())
              .put("outcome", replay.outcome())
              .put("before", replay.before())
              .put("now", replay.now())
              .toPrettyString());
      return;
    }
    console.print(
        Clean.text(
            replay.outcome()
                + " #"
                + entry.id()
                + " "
                + entry.sent().operation()
                + "\n  before: "
                + replay.before()
                + "\n  now:    "
                + replay.now()));
  }

  private Probing probing() {
    return bench.engines().probing();
  }

  private Environment environment() {
    return bench.connector().environment();
  }
}
