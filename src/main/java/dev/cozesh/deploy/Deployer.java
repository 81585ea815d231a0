package dev.cozesh.deploy;

import dev.cozesh.catalog.Catalog;
import dev.cozesh.client.CozeClient;
import dev.cozesh.deploy.desired.DesiredState;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.deploy.plan.ApplyReport;
import dev.cozesh.deploy.plan.Change;
import dev.cozesh.deploy.plan.Gate;
import dev.cozesh.deploy.plan.OutputValue;
import dev.cozesh.deploy.plan.Plan;
import dev.cozesh.deploy.plan.Target;
import dev.cozesh.deploy.state.Journal;
import dev.cozesh.deploy.state.Replay;
import dev.cozesh.deploy.state.TargetLock;
import dev.cozesh.deploy.state.TargetState;
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

  /**
   * @param client stays open; whoever made it closes it
   */
  public Deployer(CozeClient client, Catalog catalog, DeployContext context) {
    this.client = client.listening(wire);
    this.catalog = catalog;
    this.context = context;
  }

  @Override
  public Plan plan(DesiredState desired, PlanOptions options) {
    new Checks(catalog.limits(), options.caution().secrets()).check(desired);
    int before = wire.requests();
    wire.allow(options.maxRequests());
    Target target = new WorkspaceFinder(client, context.host()).find(desired.workspace());
    if (options.exclusive() && lock.isEmpty()) {
      lock = Optional.of(context.backend().lock(target));
    }
    Replay replay = context.backend().replay(target);
    TargetState state = replay.onto(context.backend().load(target));
    Map<Kind, Driver> drivers = Drivers.of(client, target);
    Planner planner = new Planner(drivers, state, replay, options, context.clock());
    Planner.Findings found = planner.plan(desired);
    List<OutputValue> outputs =
        desired.outputs().stream()
            .map(output -> Applier.Outputs.value(output, found.references()))
            .toList();
    List<Change> changes = new ArrayList<>();
    found.works().forEach(work -> changes.add(work.change()));
    changes.addAll(found.undeclared());
    Weighing weighing = new Weighing(desired, state, options);
    Estimate estimate = new Estimate(catalog, drivers, found);
    List<String> remarks = new ArrayList<>(estimate.remarks());
    remarks.addAll(new Loss(drivers, found, state).remarks());
    Plan bare =
        new Plan(
            target,
            weighing.shown(changes),
            outputs,
            wire.requests() - before,
            estimate.requests(),
            estimate.permissions(),
            remarks);
    Plan plan = bare.with(weighing.precautions(bare, estimate.needs()));
    current =
        Optional.of(
            new Blueprint(
                plan,
                options.owner(),
                found.works(),
                found.removals(),
                desired.outputs(),
                found.inventory(),
                found.references(),
                state,
                replay));
    return plan;
  }

  @Override
  public ApplyReport apply(Plan plan, ApplyListener listener) {
    Blueprint blueprint =
        current
            .filter(made -> made.plan() == plan)
            .orElseThrow(() -> new IllegalArgumentException("not the plan made last"));
    TargetLock held =
        lock.orElseThrow(() -> new IllegalArgumentException("the plan was made to be looked at"));
    for (Gate gate : plan.precautions().closed()) {
      if (!listener.confirms(gate)) {
        throw gate.refusal();
      }
    }
    String run = runName(context.clock().instant());
    Ledger ledger = new Ledger(context.backend(), blueprint.state(), listener::saved);
    // In this order: once the old journals are closed, only the state knows their results.
    ledger.saveWhatJournalsKnew(blueprint.state());
    try (Journal journal = context.backend().journal(plan.target(), run)) {
      Blueprint now = blueprint.with(context.backend().replay(plan.target()));
      Run state =
          new Run(
              Drivers.of(client, plan.target()),
              now,
              journal,
              ledger,
              held,
              wire,
              new Pauses(context.clock(), context.sleeper(), context.stopRequested()),
              listener);
      return new Applier(state, now.owner(), context.random()).apply();
    }
  }

  @Override
  public void close() {
    lock.ifPresent(TargetLock::close);
    lock = Optional.empty();
  }

  /** A name for a run: grows with time, safe as a file name. */
  static String runName(Instant now) {
    return RUN_NAME.format(now) + "-" + ProcessHandle.current().pid();
  }
}
