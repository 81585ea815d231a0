package dev.cozesh.deploy;

import dev.cozesh.catalog.Catalog;
import dev.cozesh.client.CozeClient;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.DesiredResource;
import dev.cozesh.deploy.desired.DesiredState;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.deploy.desired.Output;
import dev.cozesh.deploy.plan.ApplyReport;
import dev.cozesh.deploy.plan.Change;
import dev.cozesh.deploy.plan.FieldChange;
import dev.cozesh.deploy.plan.Gate;
import dev.cozesh.deploy.plan.OutputValue;
import dev.cozesh.deploy.plan.Plan;
import dev.cozesh.deploy.plan.Target;
import dev.cozesh.deploy.state.Journal;
import dev.cozesh.deploy.state.Release;
import dev.cozesh.deploy.state.Replay;
import dev.cozesh.deploy.state.ResourceState;
import dev.cozesh.deploy.state.ResourceState.Origin;
import dev.cozesh.deploy.state.TargetLock;
import dev.cozesh.deploy.state.TargetState;
import dev.cozesh.error.CozeConflictException;
import dev.cozesh.error.CozeServiceException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The deployment of scripts onto one server. Not thread-safe. */
public final class Deployer implements Deployment {
  private static final DateTimeFormatter RUN_NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

  private final CozeClient client;
  private final DeployContext context;
  private final Catalog catalog;
  private final Wire wire = new Wire();

  private Optional<TargetLock> lock = Optional.empty();
  private Optional<Blueprint> current = Optional.empty();
  private final Releases releases;
  private DesiredState planned;
  private List<SeenObject> seen = List.of();
  private ForeignIds foreign = new ForeignIds();
  private Optional<Release> released = Optional.empty();

  /**
   * @param client stays open; whoever made it closes it
   */
  public Deployer(CozeClient client, Catalog catalog, DeployContext context) {
    this.client = client.listening(wire);
    this.catalog = catalog;
    this.context = context;
    this.releases = new Releases(this.client, context);
  }

  @Override
  public Plan plan(DesiredState desired, PlanOptions options) {
    new Checks(context.edition().limits(catalog.limits()), options.caution().secrets())
        .check(desired);
    context.edition().require(desired);
    int before = wire.requests();
    wire.allow(options.maxRequests());
    wire.fence(new ForeignIds());
    Target target = new Places(client, context).find(desired.workspace());
    if (options.exclusive() && lock.isEmpty()) {
      lock = Optional.of(context.backend().lock(target));
    }
    Replay replay = context.backend().replay(target);
    Copy.requireNoneUnderWay(desired, replay);
    TargetState known = replay.onto(context.backend().load(target));
    TargetState state = renamed(desired, assuming(options, known));
    Map<Kind, Driver> drivers = Drivers.of(client, target, context);
    foreign = ForeignIds.of(context.backend(), state);
    wire.fence(foreign);
    new ForeignCheck(foreign, drivers, target.title()).check(desired);
    Planner planner =
        new Planner(
            drivers,
            state,
            replay,
            new LastApplied(() -> context.backend().releases(target)),
            options,
            context.clock());
    Planner.Findings found = planner.plan(desired);
    List<OutputValue> outputs =
        (options.destroy() ? List.<Output>of() : desired.outputs())
            .stream().map(output -> Applier.Outputs.value(output, found.references())).toList();
    List<Change> changes = new ArrayList<>();
    found.works().forEach(work -> changes.add(work.change()));
    changes.addAll(found.undeclared());
    Weighing weighing = new Weighing(desired, state, options);
    Estimate estimate = new Estimate(catalog, drivers, found, context.edition().findsWorkspaces());
    List<String> remarks =
        remarks(estimate, found, releases.remark(target, options.owner(), changes));
    remarks.addAll(new Loss(drivers, found, state).remarks());
    Plan bare =
        new Plan(
            target,
            weighing.shown(changes),
            outputs,
            wire.requests() - before,
            estimate.requests() + releases.requests(desired),
            estimate.permissions(),
            remarks);
    Plan plan = bare.with(weighing.precautions(bare, estimate.needs()));
    current =
        Optional.of(
            new Blueprint(
                plan,
                options.owner(),
                options.optIns(),
                found.works(),
                found.removals(),
                options.destroy() ? List.of() : desired.outputs(),
                found.inventory(),
                found.references(),
                state,
                replay));
    seen = SeenObject.all(changes, plan.changes());
    planned = options.destroy() ? desired.of(List.of()) : desired;
    return plan;
  }

  @Override
  public ApplyReport apply(Plan plan, ApplyListener listener, String cause) {
    Blueprint blueprint = blueprint(plan);
    TargetLock held =
        lock.orElseThrow(() -> new IllegalArgumentException("the plan was made to be looked at"));
    requireUncontested(plan);
    for (Gate gate : plan.precautions().closed()) {
      if (!listener.confirms(gate)) {
        throw gate.refusal();
      }
    }
    releases.requireReadable(plan.target());
    String run = runName(context.clock().instant());
    // In this order: once the old journals are closed, only the state knows their results.
    TargetState known = context.backend().save(blueprint.state());
    listener.saved(known.serial());
    new Places(client, context).forgetBefore(plan.target());
    try (Journal journal = context.backend().journal(plan.target(), run)) {
      Blueprint now = blueprint.with(context.backend().replay(plan.target()));
      Ledger ledger = new Ledger(context.backend(), journal, known, listener::saved);
      Run state =
          new Run(
              Drivers.of(client, plan.target(), context),
              now,
              journal,
              ledger,
              held,
              wire,
              new Pauses(context.clock(), context.sleeper(), context.stopRequested()),
              listener);
      Applier applier = new Applier(state, now.owner(), context.random());
      ApplyReport report = ledger.keeping(applier::apply);
      if (state.hasWritten() || !plan.waits()) {
        released =
            releases.record(made(run, cause, now, ledger.state(), report)).or(() -> released);
      }
      applier.requireNobodyWaits();
      return report.withRequests(wire.requests());
    }
  }

  @Override
  public void keep(Plan plan, String cause) {
    Blueprint blueprint = blueprint(plan);
    if (!blueprint.replay().isEmpty()) {
      context.backend().save(blueprint.state());
      OpenJournals.end(context.backend(), plan.target(), context.clock());
    }
    String run = runName(context.clock().instant());
    ApplyReport nothing =
        new ApplyReport(List.of(), List.of(), List.of(), List.of(), List.of(), wire.requests());
    released =
        releases
            .recordIfMoved(made(run, cause, blueprint, blueprint.state(), nothing))
            .or(() -> released);
  }

  @Override
  public PlanBase base(Plan plan) {
    TargetState state = blueprint(plan).state();
    return new PlanBase(state.lineage(), state.serial(), seen);
  }

  @Override
  public Presence presence(Plan plan, Kind kind, String id) {
    Driver driver = Drivers.of(client, plan.target(), context).get(kind);
    try {
      return driver.read(id, blueprint(plan).inventory()).isPresent()
          ? Presence.THERE
          : Presence.ABSENT;
    } catch (CozeServiceException e) {
      if (e.refusal().concernsLimit()) {
        throw e;
      }
      return Presence.UNTOLD;
    }
  }

  @Override
  public Optional<String> elsewhere(String id) {
    return foreign.in(id).map(ForeignIds.Owned::whose);
  }

  @Override
  public Optional<Release> released() {
    return released;
  }

  @Override
  public void condemn(String why) {
    released = released.map(release -> releases.condemn(blueprint().plan().target(), release, why));
  }

  private Blueprint blueprint() {
    return current.orElseThrow(() -> new IllegalStateException("nothing is planned"));
  }

  private Blueprint blueprint(Plan plan) {
    return current
        .filter(made -> made.plan() == plan)
        .orElseThrow(() -> new IllegalArgumentException("not the plan made last"));
  }

  private Releases.Made made(
      String run, String cause, Blueprint blueprint, TargetState state, ApplyReport report) {
    Target target = blueprint.plan().target();
    return new Releases.Made(
        target,
        run,
        cause,
        planned,
        blueprint,
        state,
        Drivers.of(client, target, context),
        new Release.Count(
            report.created().size(), report.updated().size(), report.deleted().size()));
  }

  @Override
  public void close() {
    lock.ifPresent(TargetLock::close);
    lock = Optional.empty();
  }

  private static List<String> remarks(
      Estimate estimate, Planner.Findings found, Optional<String> ofReleases) {
    List<String> remarks = new ArrayList<>(found.remarks());
    ofReleases.ifPresent(remarks::add);
    remarks.addAll(estimate.remarks());
    return remarks;
  }

  private static TargetState assuming(PlanOptions options, TargetState known) {
    TargetState state = known;
    for (Map.Entry<Address, String> one : options.assumed().entrySet()) {
      state = state.with(one.getKey(), ResourceState.of(one.getValue(), Origin.IMPORTED));
    }
    return state;
  }

  /** With objects that the script renames under their new names. */
  private static TargetState renamed(DesiredState desired, TargetState state) {
    TargetState renamed = state;
    for (DesiredResource resource : desired.resources()) {
      Address now = resource.address();
      Optional<Address> before =
          resource.lifecycle().was().map(name -> new Address(now.kind(), name));
      if (before.isPresent() && renamed.find(now).isEmpty()) {
        renamed = renamed.renamed(before.get(), now);
      }
    }
    return renamed;
  }

  /** Nothing is written at all while something would undo what somebody did on Coze. */
  private static void requireUncontested(Plan plan) {
    List<String> fields =
        plan.contested().stream()
            .flatMap(change -> change.contested().stream().map(one -> named(change, one)))
            .toList();
    if (!fields.isEmpty()) {
      throw new CozeConflictException(
          (fields.size() == 1 ? "1 field was" : fields.size() + " fields were")
              + " changed on Coze since the last apply: "
              + String.join(", ", fields)
              + "; nothing was overwritten",
          "somebody changed it outside of this script, for example in the web page",
          "`--resolve ours` overwrites it with what the script says, `--resolve theirs` keeps it"
              + " and shows what the script should say");
    }
  }

  private static String named(Change change, FieldChange field) {
    return field.field() + " of " + change.address();
  }

  /** A name for a run: grows with time, safe as a file name. */
  static String runName(Instant now) {
    return RUN_NAME.format(now) + "-" + ProcessHandle.current().pid();
  }
}
