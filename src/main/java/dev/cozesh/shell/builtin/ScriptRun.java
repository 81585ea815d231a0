package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.client.CozeClient;
import dev.cozesh.deploy.Deployment;
import dev.cozesh.deploy.PlanOptions;
import dev.cozesh.deploy.PlanOptions.Resolve;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.DesiredResource;
import dev.cozesh.deploy.desired.DesiredState;
import dev.cozesh.deploy.plan.ApplyReport;
import dev.cozesh.deploy.plan.OutputValue;
import dev.cozesh.deploy.plan.Plan;
import dev.cozesh.dsl.AttemptSource;
import dev.cozesh.dsl.ProbeOutcome;
import dev.cozesh.dsl.ProbeWishes;
import dev.cozesh.dsl.Screen;
import dev.cozesh.dsl.ScriptHost;
import dev.cozesh.dsl.ScriptSource;
import dev.cozesh.error.CozeCredentialException;
import dev.cozesh.error.CozeException;
import dev.cozesh.error.Place;
import dev.cozesh.probe.variant.Inquiry;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.command.Option;
import dev.cozesh.shell.command.RunRecord;
import dev.cozesh.shell.render.Clean;
import dev.cozesh.shell.render.Ink;
import dev.cozesh.shell.render.PlanText;
import dev.cozesh.shell.render.ValueText;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** One run of a script: what the script may reach, and how what it declares becomes true. */
public final class ScriptRun implements ScriptHost, AutoCloseable {
  private final Connection connection;
  private final Engines engines;
  private final Patience patience;
  private final RunRecord record;
  private final InstantSource clock;
  private final String owner;
  private final Call call;
  private final Console console;
  private final boolean planning;
  private final boolean destroys;
  private final Screen screen;
  private final PrintWriter out;
  private final PrintWriter err;
  private final OwnCalls ownCalls;
  private final List<ApplyReport> reports = new ArrayList<>();
  private final Map<Address, String> ids = new HashMap<>();
  private final Map<String, String> secrets = new HashMap<>();
  private final Whereabouts whereabouts;
  private final Workbench bench;
  private Deployment deployment;
  private ProbeRun probes;

  /**
   * @param console where the script prints; with {@code --json} its out is the error stream
   * @param planning only reads are sent
   */
  public ScriptRun(
      Workbench bench,
      Connection connection,
      ScriptSource source,
      Call call,
      Console console,
      boolean planning) {
    this(bench, connection, source, call, console, planning, false);
  }

  /** A run of a script whose objects are to be taken down: it is asked for its workspace only. */
  static ScriptRun destroying(
      Workbench bench, Connection connection, ScriptSource source, Call call, Console console) {
    return new ScriptRun(bench, connection, source, call, console, true, true);
  }

  private ScriptRun(
      Workbench bench,
      Connection connection,
      ScriptSource source,
      Call call,
      Console console,
      boolean planning,
      boolean destroys) {
    this.bench = bench;
    this.destroys = destroys;
    this.owner = source.seenFrom(connection.settings().environment().directory());
    this.connection = requireNonNull(connection, "connection");
    this.whereabouts = new Whereabouts(connection.settings().environments());
    this.engines = bench.engines();
    this.patience = bench.patience();
    this.record = bench.connector().record();
    this.clock = bench.connector().clock();
    this.ownCalls = new OwnCalls(record);
    this.call = requireNonNull(call, "call");
    this.console = requireNonNull(console, "console");
    this.planning = planning;
    this.screen = new ConsoleScreen(console);
    this.out = new ScriptOut(console, console.out());
    this.err = new ScriptOut(console, console.err());
  }

  @Override
  public CozeClient client() {
    return connection.client();
  }

  @Override
  public Optional<String> workspace() {
    return connection.settings().workspace().map(found -> found.value());
  }

  @Override
  public String place() {
    return whereabouts.name();
  }

  @Override
  public void workIn(String workspace, Place place) {
    whereabouts.requireWorkspace(workspace, workspace(), place.toString());
  }

  @Override
  public PrintWriter out() {
    return out;
  }

  @Override
  public PrintWriter err() {
    return err;
  }

  @Override
  public void say(String piece) {
    out.print(Clean.text(piece));
  }

  @Override
  public void show(Object value) {
    out.println(ValueText.of(value));
    out.flush();
  }

  @Override
  public Screen screen() {
    return screen;
  }

  @Override
  public void pause(Duration duration) throws InterruptedException {
    patience.pause(duration);
  }

  @Override
  public InstantSource clock() {
    return clock;
  }

  @Override
  public void onStop(BooleanSupplier stop) {
    patience.onStop(stop);
  }

  @Override
  public boolean planning() {
    return planning;
  }

  @Override
  public Map<String, String> environment() {
    return connection.settings().environment().variables();
  }

  @Override
  public String secret(String name) {
    // Asked once, however often the script wants it.
    return secrets.computeIfAbsent(name, this::askedSecret);
  }

  private String askedSecret(String name) {
    return connection
        .settings()
        .environment()
        .get(name)
        .or(() -> console.askHidden(name + ": "))
        .orElseThrow(
            () ->
                new CozeCredentialException(
                    "there is no secret " + name,
                    "the variable "
                        + name
                        + " is not set, and "
                        + (console.canAsk()
                            ? "the question was not answered"
                            : "there is no terminal to ask on"),
                    "set " + name));
  }

  @Override
  public AttemptSource attempts() {
    return engines.probing().attempts();
  }

  @Override
  public Optional<ProbeOutcome> probe(Inquiry inquiry, ProbeWishes wishes) {
    return probe(
        inquiry,
        wishes,
        new TerminalColumns(connection.settings().environment(), console).columns());
  }

  /**
   * Finds out what the server knows, and shows it; while planning it shows what would be sent.
   *
   * @param columns of the screen; 0 when it does not tell
   */
  public Optional<ProbeOutcome> probe(Inquiry inquiry, ProbeWishes wishes, int columns) {
    if (planning) {
      probes().plan(inquiry, wishes, columns);
      return Optional.empty();
    }
    Probing.Kept kept = probes().run(inquiry, wishes, Optional.empty(), columns);
    Optional<CozeException> failure = ProbeEnd.failure(kept.report());
    if (failure.isPresent()) {
      throw failure.get();
    }
    return Optional.of(new ProbeOutcome(kept.report(), probes().text(kept, columns, Ink.NONE)));
  }

  /** What this run probes with. */
  ProbeRun probes() {
    if (probes == null) {
      probes = new ProbeRun(bench, connection, call, console);
    }
    return probes;
  }

  @Override
  public void plan(DesiredState declared) {
    if (destroys) {
      return;
    }
    console.print(text(shown(declared), List.of()));
  }

  @Override
  public Map<Address, String> apply(DesiredState declared) {
    connection.settings().environments().requirePlace();
    List<String> sent = ownCalls.soFar();
    Plan found = made(declared, true, Optional.empty());
    console.print(text(found, List.of()));
    Plan plan = resolved(declared, found);
    if (!sent.isEmpty()) {
      console.print("sent already: " + Confirmation.named(sent));
    }
    plan.changes().forEach(change -> change.id().ifPresent(id -> ids.put(change.address(), id)));
    if (plan.isEmpty() && !plan.waits() && !plan.adopts()) {
      reports.add(unchanged(plan));
      return Map.copyOf(ids);
    }
    if ((destroys || !plan.isEmpty()) && plan.contested().isEmpty()) {
      Confirmation asking = new Confirmation(console, sent, record.changesSent().isEmpty());
      whereabouts.confirm(
          plan,
          call.has(Option.YES),
          destroys ? asking.about(DestroyCommand.question(plan)) : asking);
    }
    note(applied(plan));
    if (destroys) {
      DestroyCommand.orphans(plan).forEach(line -> console.remark(Clean.line(line)));
    }
    return Map.copyOf(ids);
  }

  private ApplyReport applied(Plan plan) {
    try {
      return patience.whileDoing(
          connection.settings().timeout().value(),
          () -> deployment().apply(plan, new ApplyNews(console, record, clock)));
    } finally {
      console.wipe();
      ownCalls.wereOfPlan();
    }
  }

  /** Whether anything was planned to be applied. */
  boolean hasPlanned() {
    return !reports.isEmpty();
  }

  /** What the applies of this run did, as one report. */
  ApplyReport report() {
    return new ApplyReport(
        reports.stream().flatMap(report -> report.created().stream()).toList(),
        reports.stream().flatMap(report -> report.updated().stream()).toList(),
        reports.stream().flatMap(report -> report.deleted().stream()).toList(),
        reports.stream().flatMap(report -> report.settled().stream()).toList(),
        outputs(),
        record.requests());
  }

  /** The plan of what is declared, to be looked at; reads only. */
  Plan shown(DesiredState declared) {
    return made(declared, false, Optional.empty());
  }

  private Plan made(DesiredState declared, boolean exclusive, Optional<Resolve> resolve) {
    List<Address> addresses = declared.resources().stream().map(DesiredResource::address).toList();
    PlanOptions asked = new AskedPlan(call).options(owner, addresses);
    PlanOptions meant = destroys ? asked.destroying() : asked;
    PlanOptions answered = resolve.map(meant::resolving).orElse(meant);
    PlanOptions options = exclusive ? answered.exclusively() : answered;
    return deployment().plan(inWorkspace(declared), options);
  }

  /** The plan once more, with what the user wants of fields that somebody changed on Coze. */
  private Plan resolved(DesiredState declared, Plan plan) {
    Optional<Resolve> answer =
        call.has(Option.YES) ? Optional.empty() : new DriftQuestion(console).ask(plan);
    if (answer.isEmpty()) {
      return plan;
    }
    Plan again = made(declared, true, answer);
    console.print(text(again, List.of()));
    return again;
  }

  /** The plan as this run prints it. */
  String text(Plan plan, List<String> wouldCall) {
    return PlanText.of(plan, wouldCall, new Ink(console.colourOut()), call.has(Option.VERBOSE));
  }

  private List<OutputValue> outputs() {
    return reports.stream().flatMap(report -> report.outputs().stream()).toList();
  }

  private Deployment deployment() {
    if (deployment == null) {
      deployment = engines.deployment(connection);
    }
    return deployment;
  }

  /** The option's workspace wins over the script's, the script's over the profile's. */
  private DesiredState inWorkspace(DesiredState declared) {
    Optional<String> option = call.options().get(Option.WORKSPACE);
    // At a prompt a command may have moved it since it was named.
    declared
        .workspace()
        .ifPresent(name -> whereabouts.requireWorkspace(name, workspace(), "this session"));
    return new DesiredState(
        option.or(declared::workspace).or(this::workspace),
        declared.resources(),
        declared.outputs());
  }

  /** Lets the target go. */
  @Override
  public void close() {
    if (deployment != null) {
      deployment.close();
    }
  }

  private static ApplyReport unchanged(Plan plan) {
    List<OutputValue> known =
        plan.outputs().stream().filter(output -> output.value().isPresent()).toList();
    return new ApplyReport(List.of(), List.of(), List.of(), List.of(), known, plan.requestsSent());
  }

  private void note(ApplyReport report) {
    reports.add(report);
    report.created().forEach(done -> ids.put(done.address(), done.id()));
    report.created().forEach(done -> record.created(done.address().toString(), done.id()));
    report.updated().forEach(done -> record.updated(done.address().toString(), done.id()));
    report.deleted().forEach(done -> record.deleted(done.address().toString(), done.id()));
  }
}
