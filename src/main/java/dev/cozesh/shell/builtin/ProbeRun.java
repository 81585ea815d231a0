package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.config.AtomicFile;
import dev.cozesh.config.Environment;
import dev.cozesh.dsl.ProbeFormat;
import dev.cozesh.dsl.ProbeWishes;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.json.Json;
import dev.cozesh.probe.ProbeOptions;
import dev.cozesh.probe.ProbePlan;
import dev.cozesh.probe.evidence.ProbeReport;
import dev.cozesh.probe.variant.Inquiry;
import dev.cozesh.shell.builtin.Probing.Kept;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.command.Option;
import dev.cozesh.shell.render.Ink;
import dev.cozesh.shell.render.ProbePlanText;
import dev.cozesh.shell.render.ProbeText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Probes as the user wants it: counted and confirmed first, told on the way, kept and shown. */
final class ProbeRun {
  private static final int UNASKED = 30;
  private static final Pattern OBJECT = Pattern.compile("([a-z ]+) (\\w+)(?=$|:| could not)");

  private final Workbench bench;
  private final Connection connection;
  private final Call call;
  private final Console console;
  private final List<Kept> kept = new ArrayList<>();
  private final List<ObjectNode> plans = new ArrayList<>();

  /**
   * @param call whose options win over what a block says
   * @param console where the plan and the table go
   */
  ProbeRun(Workbench bench, Connection connection, Call call, Console console) {
    this.bench = requireNonNull(bench, "bench");
    this.connection = requireNonNull(connection, "connection");
    this.call = requireNonNull(call, "call");
    this.console = requireNonNull(console, "console");
  }

  /** The runs so far. */
  List<Kept> kept() {
    return List.copyOf(kept);
  }

  /** What would be sent, for programs. */
  List<ObjectNode> plans() {
    return List.copyOf(plans);
  }

  /**
   * Shows what would be sent, and sends nothing.
   *
   * @param columns of the screen; 0 when it does not tell
   */
  ProbePlan plan(Inquiry inquiry, ProbeWishes wishes, int columns) {
    ProbeOptions options = options(wishes);
    ProbePlan plan = probing().open(connection, options).plan(inquiry);
    ObjectNode document =
        Json.object()
            .put("title", inquiry.title())
            .put("host", connection.host())
            .put("requests", plan.requests())
            .put("budget", options.budget());
    plans.add(document.setAll((ObjectNode) Json.tree(plan)));
    console.print(text(plan, options, inquiry.title(), columns, console.colourOut()));
    return plan;
  }

  /**
   * Probes, and shows what was found, as far as it came.
   *
   * @param resumed the run that this one goes on with
   * @param columns of the screen; 0 when it does not tell
   * @throws NotAppliedException when it is too much to be sent unasked, and was not confirmed
   */
  Kept run(Inquiry inquiry, ProbeWishes wishes, Optional<Kept> resumed, int columns) {
    int number = kept.size() + 1;
    ProbeSettings settings = new ProbeSettings(call, wishes);
    Map<ProbeFormat, Path> files = settings.reports(environment(), number);
    Probing.Keeping keeping =
        new Probing.Keeping(
            settings.ledger(environment(), number), resumed, call.has(Option.ANONYMISE));
    ProbeOptions options = options(wishes);
    Probing.Probe probe = probing().open(connection, options);
    ProbePlan plan = probe.plan(inquiry);
    int sent = resumed.map(earlier -> earlier.ledger().entries().size()).orElse(0);
    confirm(plan, options, inquiry.title(), Math.max(0, plan.requests() - sent), columns);
    ProbeProgress progress = new ProbeProgress(console, plan.requests());
    Kept done = untilStopped(() -> probe.run(inquiry, keeping, progress));
    kept.add(done);
    note(done.report());
    files.forEach((format, file) -> write(format, file, done));
    if (!call.has(Option.JSON)) {
      console.print(text(done, columns, new Ink(console.colourOut())));
    }
    return done;
  }

  /** The table of a run. */
  String text(Kept run, int columns, Ink ink) {
    return new ProbeText(columns, ink)
        .of(
            run.report(),
            environment().shortened(run.ledger().file().toAbsolutePath()),
            new ProbeShelf(environment()).before(run));
  }

  private ProbeOptions options(ProbeWishes wishes) {
    long seed = bench.connector().clock().instant().toEpochMilli();
    return new ProbeSettings(call, wishes).options(connection, seed);
  }

  private Probing probing() {
    return bench.engines().probing();
  }

  private Environment environment() {
    return bench.connector().environment();
  }

  private String text(
      ProbePlan plan, ProbeOptions options, String title, int columns, boolean colour) {
    return new ProbePlanText(columns, new Ink(colour))
        .of(plan, title, connection.host(), options.budget(), options.quota());
  }

  /**
   * More than a few requests, or more than are left, are not sent unasked.
   *
   * @param missing how many of the plan an earlier part of the run has not sent
   */
  private void confirm(
      ProbePlan plan, ProbeOptions options, String title, int missing, int columns) {
    int most = Math.min(missing, options.budget());
    boolean exceeds = options.quota().isPresent() && most > options.quota().getAsInt();
    if (most <= UNASKED && !exceeds) {
      console.remark(
          "about " + most + (most == 1 ? " request" : " requests") + " on " + connection.host());
      return;
    }
    console.remark(text(plan, options, title, columns, console.colourErr()));
    if (call.has(Option.YES)) {
      return;
    }
    String question = "send up to " + options.budget() + " requests? [y/N] ";
    Optional<String> answer = console.ask(question);
    if (answer.filter(text -> text.matches("(?i)y|yes")).isEmpty()) {
      String why =
          answer.isPresent()
              ? ""
              : console.canAsk()
                  ? "the question was not answered"
                  : "there is no terminal to ask on";
      throw new NotAppliedException(
          "nothing was sent: " + most + " requests were not confirmed", why, "run with --yes");
    }
  }

  private interface Work {
    Kept run();
  }

  /** A signal interrupts the run, which then ends by itself and reports what it has. */
  private Kept untilStopped(Work work) {
    Thread runner = Thread.currentThread();
    AtomicBoolean running = new AtomicBoolean(true);
    BooleanSupplier stop =
        () -> {
          boolean any = running.get();
          if (any) {
            runner.interrupt();
          }
          return any;
        };
    bench.patience().onStop(stop);
    try {
      return work.run();
    } finally {
      running.set(false);
      console.wipe();
      Thread.interrupted(); // told by the report; files could not be written with it
    }
  }

  private void note(ProbeReport report) {
    for (String left : report.residue()) {
      Matcher object = OBJECT.matcher(left);
      if (object.lookingAt()) {
        bench.connector().record().created(object.group(1), object.group(2));
      }
    }
  }

  private void write(ProbeFormat format, Path file, Kept run) {
    try {
      String text =
          format == ProbeFormat.JSON
              ? probing().json(run, call.has(Option.ANONYMISE)).toPrettyString() + "\n"
              : probing().document(format, run, call.has(Option.ANONYMISE));
      AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
      console.remark("wrote " + environment().shortened(file.toAbsolutePath()));
    } catch (IOException e) {
      throw new CozeUsageException(
          "the report cannot be written to " + file,
          e.getClass().getSimpleName() + "; what was found is kept in " + run.ledger().file(),
          "`cozesh probe show " + run.report().run() + "` prints it",
          e);
    }
  }
}
