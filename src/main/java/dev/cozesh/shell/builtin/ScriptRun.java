package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.client.CozeClient;
import dev.cozesh.deploy.ApplyListener;
import dev.cozesh.deploy.Deployment;
import dev.cozesh.deploy.PlanOptions;
import dev.cozesh.deploy.PlanOptions.Resolve;
import dev.cozesh.deploy.SavedPlan;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.DesiredResource;
import dev.cozesh.deploy.desired.DesiredState;
import dev.cozesh.deploy.guard.Guard;
import dev.cozesh.deploy.plan.ApplyReport;
import dev.cozesh.deploy.plan.Change;
import dev.cozesh.deploy.plan.OutputValue;
import dev.cozesh.deploy.plan.Plan;
import dev.cozesh.deploy.plan.Precautions;
import dev.cozesh.deploy.plan.Target;
import dev.cozesh.dsl.AttemptSource;
import dev.cozesh.dsl.ProbeOutcome;
import dev.cozesh.dsl.ProbeWishes;
import dev.cozesh.dsl.Screen;
import dev.cozesh.dsl.ScriptHost;
import dev.cozesh.dsl.ScriptSource;
import dev.cozesh.error.CozeAmbiguousException;
import dev.cozesh.error.CozeCredentialException;
import dev.cozesh.error.CozeException;
import dev.cozesh.error.CozeInterruptedException;
import dev.cozesh.error.Place;
import dev.cozesh.probe.variant.Inquiry;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.command.Option;
import dev.cozesh.shell.command.RunRecord;
import dev.cozesh.shell.command.Version;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

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
  private boolean planning;
  private final boolean destroys;
  private final Screen screen;
  private final PrintWriter out;
  private final PrintWriter err;
  private final OwnCalls ownCalls;
  private final List<ApplyReport> reports = new ArrayList<>();
  private final Map<Address, String> ids = new HashMap<>();
  private final Map<String, String> secrets = new HashMap<>();
  private final Whereabouts whereabouts;
  private final Care care;
  private final Workbench bench;
  private Deployment deployment;
  private Optional<Target> target = Optional.empty();
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
    this(
        bench,
        connection,
        Optional.of(source),
        owner(source, connection),
        call,
        console,
        planning,
        false);
  }

  /**
   * A run for a script that is not at hand.
   *
   * @param owner its path below the project
   */
  ScriptRun(
      Workbench bench,
      Connection connection,
      String owner,
      Call call,
      Console console,
      boolean planning) {
    this(bench, connection, Optional.empty(), owner, call, console, planning, false);
  }

  /** A run of a script whose objects are to be taken down: it is asked for its workspace only. */
  static ScriptRun destroying(
      Workbench bench, Connection connection, ScriptSource source, Call call, Console console) {
    return new ScriptRun(
        bench,
        connection,
        Optional.of(source),
        owner(source, connection),
        call,
        console,
        true,
        true);
  }

  private static String owner(ScriptSource source, Connection connection) {
    return source.seenFrom(connection.settings().environment().directory());
  }

  private ScriptRun(
      Workbench bench,
      Connection connection,
      Optional<ScriptSource> source,
      String owner,
      Call call,
      Console console,
      boolean planning,
      boolean destroys) {
    this.bench = bench;
    this.destroys = destroys;
    this.owner = owner;
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
    this.care = new Care(call, connection, source);
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

  /** From now on everything is sent. */
  void send() {
    planning = false;
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
  public void examine(String name, String text, String what) {
    care.examine(name, text, what);
  }

  @Override
  public void guard(Guard rule) {
    care.guard(rule);
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
    return apply(declared, destroys ? Occasion.DESTROY : Occasion.SCRIPT);
  }

  /**
   * Applies what a release of this very target declared. It holds the workspace's id; an
   * environment knows the workspace as its configuration calls it.
   */
  void applyAgain(DesiredState declared, Occasion occasion) {
    Optional<String> bound = whereabouts.environment().flatMap(name -> workspace());
    apply(bound.map(declared::in).orElse(declared), occasion);
  }

  /** Plans, shows, confirms and applies what is declared. */
  Map<Address, String> apply(DesiredState declared, Occasion occasion) {
    connection.settings().environments().requirePlace();
    List<String> sent = ownCalls.soFar();
    Plan found = made(declared, true, Optional.empty());
    occasion.lead().apply(found).forEach(this::tell);
    news().planned(found);
    Plan plan = resolved(declared, found);
    if (!sent.isEmpty()) {
      console.print("sent already: " + Confirmation.named(sent));
    }
    occasion.requireWithin(plan);
    boolean refused = !plan.contested().isEmpty();
    if (!isNothing(plan) && !refused) { // what somebody changed is told first, by the engine
      requireOpen(plan);
    }
    boolean asks = !isNothing(plan) && (destroys || !plan.isEmpty());
    if (asks && !refused && !occasion.isAgreed()) {
      Confirmation asking = new Confirmation(console, sent, record.changesSent().isEmpty());
      whereabouts.confirm(
          plan,
          call.has(Option.YES),
          destroys ? asking.about(DestroyCommand.question(plan)) : asking);
    }
    return applied(plan, occasion);
  }

  /** Applies a plan that was made by {@link #deployment} and agreed to. */
  Map<Address, String> applied(Plan plan, Occasion occasion) {
    target = Optional.of(plan.target());
    plan.changes().forEach(change -> change.id().ifPresent(id -> ids.put(change.address(), id)));
    if (isNothing(plan)) {
      deployment().keep(plan, occasion.cause());
      reports.add(unchanged(plan));
      return Map.copyOf(ids);
    }
    note(done(plan, occasion.cause()));
    if (destroys) {
      DestroyCommand.orphans(plan).forEach(line -> console.remark(Clean.line(line)));
    }
    return Map.copyOf(ids);
  }

  /** Shows a plan: to people, or with {@code --json} to programs. */
  void show(Plan plan) {
    news().planned(plan);
  }

  private static boolean isNothing(Plan plan) {
    return plan.isEmpty() && !plan.waits() && !plan.adopts();
  }

  private void tell(String line) {
    if (call.has(Option.JSON)) {
      news().listener().remark(line);
    } else {
      console.print(Clean.line(line));
    }
  }

  /** Where something was applied to; empty before that. */
  Optional<Target> target() {
    return target;
  }

  /** A gate that a number opens is asked about once everything else is agreed to. */
  void requireOpen(Plan plan) {
    boolean asks = console.canAsk() && !call.has(Option.YES);
    Precautions precautions = plan.precautions();
    (asks ? precautions.shut() : precautions.closed().stream().findFirst())
        .ifPresent(
            gate -> {
              throw gate.refusal();
            });
  }

  private ApplyReport done(Plan plan, String cause) {
    try {
      return patience.whileDoing(
          connection.settings().timeout().value(),
          () -> deployment().apply(plan, news().listener(), cause));
    } catch (CozeAmbiguousException | CozeInterruptedException e) {
      throw e;
    } catch (CozeException e) {
      record.refused();
      throw e;
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

  /** What is open and how far what is there agrees, for the result file. */
  private void noteOpen(Plan plan) {
    plan.levels()
        .forEach((level, count) -> record.drift(level.name().toLowerCase(Locale.ROOT), count));
    for (Change change : plan.changes()) {
      switch (change.action()) {
        case WAIT -> record.waits(change.address().toString());
        case SETTLE -> record.ambiguous(change.address().toString());
        default -> {} // nothing of it is open
      }
    }
  }

  /** Tells the plan and what comes of it: to people, or with {@code --json} to programs. */
  private News news() {
    if (call.has(Option.JSON)) {
      JsonNews lines = new JsonNews(console, record, clock);
      return new News(lines::planned, lines);
    }
    return new News(
        plan -> console.print(text(plan, List.of())), new ApplyNews(console, record, clock));
  }

  private record News(Consumer<Plan> plans, ApplyListener listener) {
    void planned(Plan plan) {
      plans.accept(plan);
    }
  }

  /** The script's path below the project. */
  String owner() {
    return owner;
  }

  /** The plan made last, to be kept in a file. */
  SavedPlan saved(
      Plan plan, DesiredState declared, SavedPlan.Script script, List<String> wouldCall) {
    return SavedPlan.of(
        plan,
        deployment().base(plan),
        new SavedPlan.Made(Version.TEXT, clock.instant(), script, options(declared)),
        declared,
        wouldCall);
  }

  private PlanOptions options(DesiredState declared) {
    return care.options(asked(declared), record.requests());
  }

  private PlanOptions asked(DesiredState declared) {
    List<Address> addresses = declared.resources().stream().map(DesiredResource::address).toList();
    PlanOptions asked = new AskedPlan(call).options(owner, addresses);
    return destroys ? asked.destroying() : asked;
  }

  private Plan made(DesiredState declared, boolean exclusive, Optional<Resolve> resolve) {
    PlanOptions asked = asked(declared);
    PlanOptions answered = resolve.map(asked::resolving).orElse(asked);
    PlanOptions options =
        care.options(exclusive ? answered.exclusively() : answered, record.requests());
    Deployment deployment = deployment();
    care.examineAgain();
    Plan plan = deployment.plan(inWorkspace(declared), options);
    record.saved(deployment.base(plan).serial());
    noteOpen(plan);
    return plan;
  }

  /** The plan that a saved one shows, made now. */
  Plan again(SavedPlan saved) {
    PlanOptions asked = saved.options();
    PlanOptions careful = care.options(asked.exclusively(), record.requests());
    OptionalInt deletes =
        careful.allowedDeletes().isPresent() ? careful.allowedDeletes() : asked.allowedDeletes();
    Plan plan = deployment().plan(saved.declared(), careful.deleting(deletes));
    noteOpen(plan);
    return plan;
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

  /** What deploys; made when first wanted. */
  Deployment deployment() {
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
