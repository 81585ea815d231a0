package dev.cozesh.deploy;

import dev.cozesh.client.CozeClient;
import dev.cozesh.client.workspace.Workspace;
import dev.cozesh.client.workspace.WorkspaceType;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.plan.ApplyReport;
import dev.cozesh.deploy.plan.Change;
import dev.cozesh.deploy.plan.Plan;
import dev.cozesh.deploy.plan.Target;
import dev.cozesh.deploy.state.Journal;
import dev.cozesh.deploy.state.Replay;
import dev.cozesh.deploy.state.TargetLock;
import dev.cozesh.deploy.state.TargetState;
import dev.cozesh.error.CozeGuardException;
import dev.cozesh.error.CozePartialException;
import dev.cozesh.error.CozeUsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The first arrival of bots and workflows in another workspace of the same server: Coze copies
 * them, and the copies are managed there from then on. What comes later comes by the script, which
 * binds and publishes. One run, one thread.
 *
 * <p>A copy is sent once. Its task is written down before it is asked after, so that a run that was
 * stopped, or lost an answer, goes on where it was; nothing is copied twice.
 */
public final class Promotion implements AutoCloseable {
  private final Side from;
  private final Side to;
  private final Wire wire = new Wire();

  private Optional<TargetLock> lock = Optional.empty();
  private Optional<Prepared> current = Optional.empty();

  /** A server as one of the two environments sees it. */
  private record Side(CozeClient client, DeployContext context) {
    Target target() {
      return new Places(client, context).find(context.workspace());
    }
  }

  private record Prepared(
      Plan plan, List<Copy> copies, Target from, TargetState state, Replay replay) {}

  /**
   * @param source may copy in the one and make objects in the other; stays open
   * @param destination reads the other workspace; stays open
   */
  public Promotion(
      CozeClient source, DeployContext from, CozeClient destination, DeployContext to) {
    this.from = new Side(source.listening(wire), from);
    this.to = new Side(destination.listening(wire), to);
  }

  /**
   * Refuses what no copy can do, before there is a connection.
   *
   * @param from what the server of the one is called in state
   * @param to and that of the other
   * @throws CozeGuardException when they are two servers
   */
  public static void requireOneServer(String from, String to) {
    if (!from.equals(to)) {
      throw new CozeGuardException(
          "nothing was copied: " + from + " and " + to + " are two servers",
          "Coze copies from one workspace to another of the same server",
          "apply the script in the other environment: it makes what it declares");
    }
  }

  /**
   * Finds the originals, and makes sure that their names are free where they go to. Reads only; the
   * target is locked until {@link #close}.
   *
   * @throws CozeUsageException a knowledge base or a database, which Coze does not copy; nothing of
   *     that name
   * @throws CozeGuardException a name is taken, or the workspaces are none that Coze copies between
   * @throws dev.cozesh.error.CozeConflictException two originals have that name
   * @throws dev.cozesh.error.CozeLockedException another run holds the target
   */
  public Plan plan(List<Address> addresses) {
    requireOneServer(from.context().host(), to.context().host());
    addresses.forEach(Copy::requireCopied);
    requireCloud();
    int before = wire.requests();
    Target source = from.target();
    Target destination = to.target();
    requirePossible(source, destination);
    lock = Optional.of(to.context().backend().lock(destination));
    Replay replay = to.context().backend().replay(destination);
    TargetState state = replay.onto(to.context().backend().load(destination));
    CopyList there = new CopyList(from.client(), source);
    CopyList here = new CopyList(to.client(), destination);
    Companions companions = new Companions(from.client(), there, here);
    Originals originals = new Originals(there, recorded(source), source.title());
    Arrivals arrivals = new Arrivals(here, state, replay, destination.title());
    List<Address> wanted = addresses.stream().distinct().toList();
    List<Copy> copies =
        arrivals.missing(wanted).stream().map(originals::find).map(arrivals::requireFree).toList();
    List<Change> changes = new ArrayList<>(arrivals.arrived(wanted));
    copies.forEach(copy -> changes.add(copy.change(source, companions.remark(copy))));
    Plan plan =
        new Plan(
            destination,
            changes,
            List.of(),
            wire.requests() - before,
            copies.size() * CopyRun.MOST_REQUESTS,
            Copy.permissions(copies),
            List.of());
    current = Optional.of(new Prepared(plan, copies, source, state, replay));
    return plan;
  }

  /**
   * Copies, one after another, and waits for each.
   *
   * @param plan the last one this promotion made
   * @throws CozePartialException a copy failed, for the reasons that Coze gives, or takes too long;
   *     what was copied before is recorded
   * @throws dev.cozesh.error.CozeAmbiguousException an answer was lost, and listing does not tell
   *     what became of the copy
   * @throws dev.cozesh.error.CozeInterruptedException stopped by the user; the copy may go on at
   *     Coze, and the next run asks after it
   */
  public ApplyReport promote(Plan plan, ApplyListener listener) {
    Prepared prepared =
        current
            .filter(made -> made.plan() == plan)
            .orElseThrow(() -> new IllegalArgumentException("not the plan made last"));
    DeployContext context = to.context();
    TargetState known = context.backend().save(prepared.state());
    listener.saved(known.serial());
    new Places(to.client(), context).forgetBefore(plan.target());
    String run = Deployer.runName(context.clock().instant());
    try (Journal journal = context.backend().journal(plan.target(), run)) {
      Ledger ledger = new Ledger(context.backend(), journal, known, listener::saved);
      CopyRun copying =
          new CopyRun(
              from.client(),
              new CopyList(to.client(), plan.target()),
              new CopyRun.Records(
                  journal, ledger, context.backend().replay(plan.target()), lock.orElseThrow()),
              wire,
              new Pauses(context.clock(), context.sleeper(), context.stopRequested()),
              listener);
      CopyBindings bindings =
          new CopyBindings(to.client(), ForeignIds.of(context.backend(), prepared.state()));
      return ledger.keeping(
          () -> {
            for (Copy copy : prepared.copies()) {
              String id = copying.copy(copy);
              bindings.remarks(copy.address(), id).forEach(listener::remark);
            }
            return new ApplyReport(
                copying.done(),
                List.of(),
                List.of(),
                copying.settled(),
                List.of(),
                wire.requests());
          });
    }
  }

  private TargetState recorded(Target source) {
    return from.context().backend().replay(source).onto(from.context().backend().load(source));
  }

  private void requirePossible(Target source, Target destination) {
    if (source.isPlaceOf(destination)) {
      throw new CozeUsageException(
          source.title() + " and " + destination.title() + " are the same workspace",
          "there is nothing to bring from the one to the other",
          "name two environments");
    }
    List<Workspace> all = from.client().workspaces().list().all();
    if (isOf(WorkspaceType.PERSONAL, source, all) && isOf(WorkspaceType.TEAM, destination, all)) {
      throw new CozeGuardException(
          "nothing was copied: "
              + source.title()
              + " is a personal workspace, "
              + destination.title()
              + " is a team's",
          "Coze copies out of a personal workspace into no team's",
          "apply the script in "
              + destination.title()
              + ": it makes what it declares; or keep both in workspaces of teams");
    }
  }

  private void requireCloud() {
    if (from.context().edition() != Edition.CLOUD || to.context().edition() != Edition.CLOUD) {
      throw new CozeGuardException(
          "nothing was copied: a self-hosted Coze has no call that copies between workspaces",
          "`promote` asks for a copy task of Coze's cloud",
          "apply the script in the other environment: it makes what it declares");
    }
  }

  private static boolean isOf(WorkspaceType type, Target target, List<Workspace> all) {
    return all.stream()
        .filter(one -> one.id().equals(target.workspaceId()))
        .anyMatch(one -> one.workspaceType().equals(Optional.of(type)));
  }

  /** Lets the target go. */
  @Override
  public void close() {
    lock.ifPresent(TargetLock::close);
    lock = Optional.empty();
  }
}
