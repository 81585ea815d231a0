package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.config.Environment;
import dev.cozesh.dsl.ProbeWishes;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.json.Json;
import dev.cozesh.probe.ProbeOptions;
import dev.cozesh.probe.evidence.Entry;
import dev.cozesh.probe.evidence.ReplayResult;
import dev.cozesh.probe.evidence.ReplayResult.Outcome;
import dev.cozesh.shell.builtin.Probing.Kept;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.command.ExitCode;
import dev.cozesh.shell.command.Option;
import dev.cozesh.shell.render.Clean;
import dev.cozesh.shell.render.Ink;
import dev.cozesh.shell.render.ProbeEntryText;
import dev.cozesh.shell.render.ProbeText;

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
      show(what.isEmpty() ? shelf().newest() : shelf().named(what));
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
    Kept run = slash < 0 ? shelf().newest() : shelf().named(text.substring(0, slash));
    int number = Integer.parseInt(text.substring(slash + 1).replace("#", ""));
    return run.ledger()
        .entry(number)
        .map(entry -> new Named(run, entry))
        .orElseThrow(
            () ->
                new CozeUsageException(
                    "run " + run.report().run() + " has no request #" + number,
                    "it has sent " + run.ledger().entries().size(),
                    "`cozesh probe show` lists what it found"));
  }

  private ProbeShelf shelf() {
    return new ProbeShelf(environment());
  }

  private void show(Kept run) {
    if (call.has(Option.JSON)) {
      console.print(probing().json(run, call.has(Option.ANONYMISE)).toPrettyString());
      return;
    }
    int columns = new TerminalColumns(environment(), console).columns();
    String ledger = environment().shortened(run.ledger().file().toAbsolutePath());
    console.print(
        new ProbeText(columns, new Ink(console.colourOut()))
            .of(run.report(), ledger, shelf().before(run)));
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
    if (named.run().ledger().altered().contains(named.entry().id())) {
      throw new CozeUsageException(
          "#" + named.entry().id() + " cannot be sent again",
          "masking has taken something out of it when it was written down",
          "try it anew: `cozesh probe '" + named.entry().route() + "'`");
    }
    try (Connection connection = bench.connector().open(call, console)) {
      ProbeOptions options =
          new ProbeSettings(call, ProbeWishes.NONE)
              .options(connection, named.run().report().seed());
      ReplayResult replay = probing().open(connection, options).replay(named.entry());
      tell(named.entry(), replay);
      if (replay.outcome() == Outcome.ERROR) {
        return ExitCode.FAILED; // nothing was learnt
      }
      boolean differs = replay.outcome() != Outcome.SAME;
      return differs && call.has(Option.DETAILED_EXITCODE) ? ExitCode.DIFFERENCES : ExitCode.OK;
    }
  }

  private void tell(Entry entry, ReplayResult replay) {
    if (call.has(Option.JSON)) {
      console.print(
          Json.object()
              .put("id", entry.id())
              .put("operation", entry.sent().operation())
              .put("outcome", replay.outcome().name())
              .put("reason", replay.sentence())
              .toPrettyString());
      return;
    }
    String head = replay.outcome() + " #" + entry.id() + " " + entry.sent().operation();
    console.print(Clean.line(head) + "\n  " + Clean.line(replay.sentence()));
  }

  private Probing probing() {
    return bench.engines().probing();
  }

  private Environment environment() {
    return bench.connector().environment();
  }
}
