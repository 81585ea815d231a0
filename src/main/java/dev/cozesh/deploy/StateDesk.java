package dev.cozesh.deploy;

import dev.cozesh.client.CozeClient;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.plan.Target;
import dev.cozesh.deploy.state.Journal;
import dev.cozesh.deploy.state.JournalEntry;
import dev.cozesh.deploy.state.Pending;
import dev.cozesh.deploy.state.Replay;
import dev.cozesh.deploy.state.ResourceState;
import dev.cozesh.deploy.state.ResourceState.Origin;
import dev.cozesh.deploy.state.StateBackend;
import dev.cozesh.deploy.state.TargetLock;
import dev.cozesh.deploy.state.TargetState;
import dev.cozesh.error.CozeUsageException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a person decides about state: look at it, forget an object, take one over by its id. */
public final class StateDesk {
  private final CozeClient client;
  private final DeployContext context;

  /**
   * @param client stays open; whoever made it closes it
   */
  public StateDesk(CozeClient client, DeployContext context) {
    this.client = client;
    this.context = context;
  }

  /** The state of the target, with what only journals know. Changes nothing. */
  public TargetState look() {
    Target target = target();
    return replay(target).onto(store().load(target));
  }

  /** Creates and uploads whose answer was lost, as lines for people. */
  public List<String> unsettled() {
    return replay(target()).pending().stream()
        .map(one -> one.title() + ", sent " + one.sentAt())
        .toList();
  }

  /**
   * Forgets an operation of the object whose answer was lost, as one that had no effect; where
   * there is none, the object itself. Nothing is deleted on the server.
   *
   * @return what was forgotten, in words
   * @throws CozeUsageException when nothing is known of the address
   */
  public String forget(Address address) {
    Target target = target();
    try (TargetLock lock = lock(target)) {
      TargetState state = replay(target).onto(store().load(target));
      Optional<Pending> open =
          replay(target).pending().stream()
              .filter(one -> one.address().equals(address))
              .findFirst();
      if (open.isPresent()) {
        settle(target, address, Map.of(), "decided by the user: it had no effect");
        return "the " + open.get().title() + " whose answer was lost";
      }
      if (state.find(address).isEmpty()) {
        throw unknown(address, state);
      }
      lock.requireHeld();
      store().save(state.without(address));
      return address + ", which stays on the server";
    }
  }

  /**
   * Takes over an object by its id.
   *
   * @throws CozeUsageException when the workspace has no such object, or the kind has no state
   */
  public void adopt(Address address, String id) {
    Target target = target();
    Listed found =
        Drivers.of(client, target).get(address.kind()).list().stream()
            .filter(one -> one.id().equals(id))
            .findFirst()
            .orElseThrow(
                () ->
                    new CozeUsageException(
                        "no " + address.kind().title() + " has the id " + id,
                        "it is not in the list of workspace \"" + target.workspaceName() + "\"",
                        "look it up in the web page's address, or list them with `cozesh api`"));
    try (TargetLock lock = lock(target)) {
      TargetState state = replay(target).onto(store().load(target));
      requireFree(state, address, id);
      settle(target, address, Map.of(address.name(), id), "decided by the user");
      lock.requireHeld();
      TargetState now = replay(target).onto(store().load(target));
      store().save(now.with(address, ResourceState.of(found.id(), Origin.IMPORTED)));
    }
  }

  private void settle(Target target, Address address, Map<String, String> ids, String note) {
    String run = Deployer.runName(context.clock().instant());
    store().save(replay(target).onto(store().load(target)));
    try (Journal journal = context.backend().journal(target, run)) {
      replay(target).pending().stream()
          .filter(one -> one.address().equals(address))
          .forEach(one -> journal.outcome(one.intent(), JournalEntry.Type.SETTLED, ids, note));
      if (replay(target).pending().isEmpty()) {
        journal.finish();
      }
    }
  }

  private static void requireFree(TargetState state, Address address, String id) {
    state
        .resources()
        .forEach(
            (other, known) -> {
              if (known.id().equals(id) && !other.equals(address)) {
                throw new CozeUsageException(
                    id + " is managed as " + other,
                    "one object under two addresses would be changed back and forth",
                    "forget that first: `cozesh state rm \"" + other + "\"`");
              }
            });
  }

  private static CozeUsageException unknown(Address address, TargetState state) {
    String known =
        state.resources().keySet().stream()
            .map(Address::toString)
            .collect(Collectors.joining(", "));
    return new CozeUsageException(
        "nothing is known of " + address,
        known.isEmpty() ? "the state is empty" : "the state has " + known,
        "write the address as `cozesh state ls` shows it");
  }

  private Target target() {
    return new Places(client, context).find(context.workspace());
  }

  private TargetLock lock(Target target) {
    return context.backend().lock(target);
  }

  private StateBackend store() {
    return context.backend();
  }

  private Replay replay(Target target) {
    return context.backend().replay(target);
  }
}
