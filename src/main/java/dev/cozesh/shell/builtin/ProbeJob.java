package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.dsl.AttemptSource;
import dev.cozesh.dsl.ProbeWishes;
import dev.cozesh.dsl.ScriptRunner;
import dev.cozesh.dsl.ScriptSource;
import dev.cozesh.error.CozeException;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.json.Json;
import dev.cozesh.probe.evidence.Finding;
import dev.cozesh.probe.evidence.ProbeDiff;
import dev.cozesh.probe.variant.Inquiry;
import dev.cozesh.shell.builtin.Probing.Kept;
import dev.cozesh.shell.builtin.Probing.Removal;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.command.ExitCode;
import dev.cozesh.shell.command.Option;
import dev.cozesh.shell.render.ErrorText;
import dev.cozesh.shell.render.Ink;
import dev.cozesh.shell.render.ProbeSources;
import dev.cozesh.shell.render.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One call of {@code probe}, from its operands to its exit code. */
final class ProbeJob {
  private final Workbench bench;
  private final Call call;
  private final Console console;
  private final Console screen;
  private Optional<Kept> older = Optional.empty();
  private Optional<Kept> resumed = Optional.empty();

  ProbeJob(Workbench bench, Call call, Console console) {
    this.bench = requireNonNull(bench, "bench");
    this.call = requireNonNull(call, "call");
    this.console = requireNonNull(console, "console");
    this.screen = call.has(Option.JSON) ? console.outToErr() : console;
  }

  ExitCode run() {
    new ProbeSettings(call, ProbeWishes.NONE).check();
    String verb = call.args().isEmpty() ? "" : call.args().get(0);
    if (verb.equals("show") || verb.equals("replay")) {
      return new ProbeBook(bench, call, console).run(verb);
    }
    if (call.has(Option.CLEANUP)) {
      return cleanUp();
    }
    older = call.options().get(Option.DIFF).map(this::kept);
    resumed = call.options().get(Option.RESUME).map(this::kept);
    try (Connection connection = bench.connector().open(call, console)) {
      return verb.endsWith(".groovy") ? script(connection) : attempts(connection);
    }
  }

  private ExitCode script(Connection connection) {
    ScriptSource source = ScriptSource.file(Path.of(call.args().get(0)));
    List<String> args = call.args().subList(1, call.args().size());
    boolean planning = call.has(Option.PLAN);
    if (resumed.isPresent()) {
      throw new CozeUsageException(
          "--resume goes on with one run, not with a script",
          "",
          "`cozesh probe --resume " + resumed.get().ledger().reference() + "` does, alone");
    }
    try (ScriptRun run = new ScriptRun(bench, connection, source, call, screen, planning)) {
      try {
        boolean declares = !new ScriptRunner(run).run(source, args).declared().isEmpty();
        if (declares) {
          screen.remark("note: what the script declares is not applied; run it without `probe`");
        }
      } catch (CozeException e) {
        boolean stopped = run.probes().kept().stream().anyMatch(one -> isStopped(one, e));
        if (!stopped || !call.has(Option.JSON)) {
          throw e;
        }
        screen.remark(ErrorText.of(e, new Ink(screen.colourErr())));
      }
      return planning ? planned(run.probes().plans()) : ended(run.probes().kept());
    }
  }

  /** Whether it is this failure that the run has told in its report. */
  private static boolean isStopped(Kept run, CozeException failure) {
    return ProbeEnd.failure(run.report())
        .filter(end -> end.getClass() == failure.getClass() && end.what().equals(failure.what()))
        .isPresent();
  }

  private ExitCode attempts(Connection connection) {
    ProbeRun run = new ProbeRun(bench, connection, call, screen);
    int columns = new TerminalColumns(bench.connector().environment(), screen).columns();
    Inquiry inquiry = inquiry();
    if (call.has(Option.PLAN)) {
      run.plan(inquiry, ProbeWishes.NONE, columns);
      if (call.has(Option.DISAGREEMENTS)) {
        screen.print("\n" + sources(List.of()));
      }
      return planned(run.plans());
    }
    Kept kept = run.run(inquiry, ProbeWishes.NONE, resumed, columns);
    if (call.has(Option.DISAGREEMENTS) && !call.has(Option.JSON)) {
      console.print("\n" + sources(kept.report().findings()));
    }
    return ended(run.kept());
  }

  private String sources(List<Finding> seen) {
    return new ProbeSources(new Ink(screen.colourOut())).of(probing().disagreements(), seen);
  }

  private Kept kept(String name) {
    return new ProbeShelf(bench.connector().environment()).named(name);
  }

  private Probing probing() {
    return bench.engines().probing();
  }

  /** What is tried: the operands, the disagreements, or what the older run has tried. */
  private Inquiry inquiry() {
    AttemptSource source = probing().attempts();
    List<Inquiry> parts = new ArrayList<>();
    if (call.has(Option.DISAGREEMENTS)) {
      parts.add(source.disagreements());
    }
    parts.addAll(new ProbeOperands(source, bench.connector().environment()).read(call.args()));
    if (parts.isEmpty()) {
      resumed.or(() -> older).ifPresent(run -> parts.add(inquiry(run)));
    }
    if (parts.isEmpty()) {
      throw new CozeUsageException(
          "nothing is named to be tried",
          "",
          "`cozesh probe 'POST /v1/{workflow,workflows}{,/create}'`, a file of attempts, a script,"
              + " or --disagreements");
    }
    Inquiry all = ProbeOperands.joined(parts);
    if (all.variants().isEmpty()) {
      throw new CozeUsageException(
          "nothing is tried in " + String.join(", ", call.args()),
          "",
          "write lines as `POST /v1/{dataset,datasets}` in it");
    }
    return all;
  }

  /** What an older run has tried. */
  private static Inquiry inquiry(Kept run) {
    if (!run.ledger().inquiryIsWhole()) {
      throw new CozeUsageException(
          "what run " + run.report().run() + " has tried cannot be read from its ledger",
          "masking has taken something out of it when it was written down",
          "write the pattern or the file once more behind `probe`");
    }
    return run.ledger().head().inquiry();
  }

  private ExitCode planned(List<ObjectNode> plans) {
    if (call.has(Option.JSON)) {
      JsonNode document =
          plans.size() == 1 ? plans.get(0) : Json.object().set("plans", Json.tree(plans));
      console.print(document.toPrettyString());
    }
    return ExitCode.OK;
  }

  /** Tells the differences, prints the document, and picks the code. */
  private ExitCode ended(List<Kept> runs) {
    List<ProbeDiff.Row> differences = new ArrayList<>();
    for (Kept run : older.isEmpty() ? List.<Kept>of() : runs) {
      differences.addAll(
          ProbeDiff.of(older.get().ledger().findings(), run.ledger().findings()).rows());
    }
    if (call.has(Option.JSON)) {
      console.printBytes(Json.prettyLines(document(runs, differences)));
    } else if (call.has(Option.DIFF)) {
      console.print(text(differences, new Ink(console.colourOut())));
    }
    ExitCode code =
        runs.stream()
            .map(run -> ProbeEnd.code(run.report()))
            .filter(one -> one != ExitCode.OK)
            .findFirst()
            .orElse(ExitCode.OK);
    boolean differs = !new ProbeDiff(differences).isEmpty() && call.has(Option.DETAILED_EXITCODE);
    return code == ExitCode.OK && differs ? ExitCode.DIFFERENCES : code;
  }

  private JsonNode document(List<Kept> runs, List<ProbeDiff.Row> differences) {
    boolean anonymised = call.has(Option.ANONYMISE);
    if (runs.size() != 1) {
      ObjectNode all = Json.object();
      ArrayNode reports = all.putArray("reports");
      runs.forEach(run -> reports.add(probing().json(run, anonymised)));
      return with(all, differences);
    }
    JsonNode one = probing().json(runs.get(0), anonymised);
    return one instanceof ObjectNode object ? with(object, differences) : one;
  }

  private ObjectNode with(ObjectNode document, List<ProbeDiff.Row> differences) {
    if (call.has(Option.DIFF)) {
      ArrayNode changes = document.putArray("changes");
      differences.forEach(
          row ->
              changes
                  .addObject()
                  .put("change", row.kind().word())
                  .put("method", row.attempt().method())
                  .put("path", row.attempt().path())
                  .put("before", row.before())
                  .put("now", row.after()));
    }
    return document;
  }

  private static String text(List<ProbeDiff.Row> differences, Ink ink) {
    if (differences.isEmpty()) {
      return "no differences from the older run";
    }
    List<List<String>> rows =
        differences.stream()
            .map(
                one ->
                    List.of(
                        one.kind().word(), one.attempt().operation(), one.before(), one.after()))
            .toList();
    return new Table(List.of("", "attempt", "before", "now"), rows).text(ink);
  }

  private ExitCode cleanUp() {
    call.atMost(1);
    try (Connection connection = bench.connector().open(call, console)) {
      Probing.Probe probe =
          probing()
              .open(
                  connection,
                  new ProbeSettings(call, ProbeWishes.NONE)
                      .options(connection, bench.connector().clock().instant().toEpochMilli()));
      List<Removal> removals = probe.cleanUp(call.args().stream().findFirst());
      removals.stream().filter(Removal::gone).forEach(one -> note(one.object()));
      if (call.has(Option.JSON)) {
        console.print(
            Json.object().<ObjectNode>set("removed", Json.tree(removals)).toPrettyString());
      } else {
        tell(removals);
      }
      return removals.stream().allMatch(Removal::gone) ? ExitCode.OK : ExitCode.PARTIAL;
    }
  }

  private void note(String object) {
    int blank = object.lastIndexOf(' ');
    String kind = blank < 0 ? object : object.substring(0, blank);
    bench.connector().record().deleted(kind, object.substring(blank + 1));
  }

  private void tell(List<Removal> removals) {
    if (removals.isEmpty()) {
      console.print("there is nothing to delete");
      return;
    }
    List<List<String>> rows =
        removals.stream()
            .map(one -> List.of(one.gone() ? "deleted" : "still there", one.object(), one.reason()))
            .toList();
    console.print(new Table(List.of(), rows).text(new Ink(console.colourOut())));
  }
}
