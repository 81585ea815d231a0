package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.deploy.ApplyListener;
import dev.cozesh.deploy.Deployment;
import dev.cozesh.deploy.PlanOptions;
import dev.cozesh.deploy.PlanOptions.Resolve;
import dev.cozesh.deploy.SavedPlan;
import dev.cozesh.deploy.Selection;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.DesiredResource;
import dev.cozesh.deploy.desired.DesiredState;
import dev.cozesh.deploy.plan.ApplyReport;
import dev.cozesh.deploy.plan.Change;
import dev.cozesh.deploy.plan.Gate;
import dev.cozesh.deploy.plan.OutputValue;
import dev.cozesh.deploy.plan.Plan;
import dev.cozesh.deploy.plan.Precautions;
import dev.cozesh.deploy.plan.Target;
import dev.cozesh.error.CozeAmbiguousException;
import dev.cozesh.error.CozeException;
import dev.cozesh.error.CozeFailuresException;
import dev.cozesh.error.CozeInterruptedException;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.command.Option;
import dev.cozesh.shell.command.RunRecord;
import dev.cozesh.shell.command.Version;
import dev.cozesh.shell.render.Clean;
import dev.cozesh.shell.render.Ink;
import dev.cozesh.shell.render.PlanText;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

/** What one run plans and applies: how what a script declares becomes true. */
final class DeployRun implements AutoCloseable {
  private final Connection connection;
  private final Engines engines;
  private final Patience patience;
  private final RunRecord record;
  private final InstantSource clock;
  private final Call call;
  private final Console console;
  private final String owner;
  private final boolean destroys;
  private final Whereabouts whereabouts;
  private final Care care;
  private final OwnCalls ownCalls;
  private final List<ApplyReport> reports = new ArrayList<>();
  private final Map<Address, String> ids = new HashMap<>();
  private Deployment deployment;
  private Optional<Target> target = Optional.empty();

  /**
   * Whose run it is.
   *
   * @param owner the script's path below the project
   * @param destroys whether what the script has made is to be taken down
   */
  record Script(
      String owner, boolean destroys, Whereabouts whereabouts, Care care, OwnCalls ownCalls) {}

  DeployRun(Workbench bench, Connection connection, Call call, Console console, Script script) {
    this.connection = requireNonNull(connection, "connection");
    this.engines = bench.engines();
    this.patience = bench.patience();
    this.record = bench.connector().record();
    this.clock = bench.connector().clock();
    this.call = requireNonNull(call, "call");
    this.console = requireNonNull(console, "console");
    this.owner = script.owner();
    this.destroys = script.destroys();
    this.whereabouts = script.whereabouts();
    this.care = script.care();
    this.ownCalls = script.ownCalls();
  }

  private Optional<String> workspace() {
    return connection.settings().workspace().map(found -> found.value());
  }

  /** Shows what would be done; while something is taken down there is nothing to show. */
  void plan(DesiredState declared) {
    if (!destroys) {
      console.print(text(shown(declared), List.of()));
    }
  }

  /** Plans, shows, confirms and applies what the script declares. */
  Map<Address, String> apply(DesiredState declared) {
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
    if (meetsGates(plan)) {
      requireOpen(plan);
    }
    boolean asks = !isNothing(plan) && (destroys || !plan.isEmpty());
    if (asks && plan.contested().isEmpty() && !occasion.isAgreed()) {
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
    stopping(plan)
        .ifPresent(
            gate -> {
              throw gate.refusal();
            });
  }

  private Optional<Gate> stopping(Plan plan) {
    boolean asks = console.canAsk() && !call.has(Option.YES);
    Precautions precautions = plan.precautions();
    return asks ? precautions.shut() : precautions.closed().stream().findFirst();
  }

  /** Prints a plan that is to be applied; of the gate that it ends at, the failure tells. */
  private void print(Plan plan) {
    Optional<Gate> told = meetsGates(plan) ? stopping(plan) : Optional.empty();
    Plan shown = told.map(gate -> plan.with(plan.precautions().without(gate))).orElse(plan);
    console.print(text(shown, List.of()));
  }

  /** What somebody changed is told first, by the engine. */
  private static boolean meetsGates(Plan plan) {
    return !isNothing(plan) && plan.contested().isEmpty();
  }

  private ApplyReport done(Plan plan, String cause) {
    try {
      return patience.whileDoing(
          connection.settings().timeout().value(),
          () -> deployment().apply(plan, news().listener(), cause));
    } catch (CozeAmbiguousException | CozeFailuresException | CozeInterruptedException e) {
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

  /**
   * What the script would change in an object, were it managed already; reads only. What else it
   * declares may be anybody's.
   */
  Optional<Change> ifImported(DesiredState declared, Address address, String id) {
    PlanOptions asked =
        PlanOptions.of(owner)
            .adopting(true)
            .about(new Selection(Set.of(address), Set.of()))
            .assuming(address, id);
    DesiredState here = new DesiredState(workspace(), declared.resources(), declared.outputs());
    return deployment().plan(here, care.options(asked, record.requests())).changes().stream()
        .filter(change -> change.address().equals(address))
        .findFirst();
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
    return new News(this::print, new ApplyNews(console, record, clock));
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
    PlanOptions asked = new AskedPlan(call).manner(saved.options());
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
    print(again);
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

  /** Lets the target go. */
  @Override
  public void close() {
    if (deployment != null) {
      deployment.close();
    }
  }
}
