package dev.cozesh.deploy;

import dev.cozesh.client.CozeClient;
import dev.cozesh.deploy.StateEdit.Verdict;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.deploy.plan.Target;
import dev.cozesh.deploy.state.JournalEntry;
import dev.cozesh.deploy.state.Pending;
import dev.cozesh.deploy.state.Replay;
import dev.cozesh.deploy.state.ResourceState;
import dev.cozesh.deploy.state.ResourceState.Origin;
import dev.cozesh.deploy.state.TargetState;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.error.Nearest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a person decides about state: look at it, forget an object, take one over by its id, call it
 * otherwise. Writes are under the lock of the target; the server is only read.
 */
public final class StateDesk {
  private static final int NAMES_SHOWN = 3;

  private final CozeClient client;
  private final DeployContext context;
  private Target target;

  /**
   * @param client stays open; whoever made it closes it
   */
  public StateDesk(CozeClient client, DeployContext context) {
    this.client = client;
    this.context = context;
  }

  /** The state of the target, with what only journals know. Changes nothing. */
  public TargetState look() {
    return replay().onto(context.backend().load(target()));
  }

  /** When something of each object was last sent, where a journal still tells. */
  public Map<Address, Instant> lastSent() {
    return context.backend().history(target()).lastTold();
  }

  /** Creates and uploads whose answer was lost, as lines for people. */
  public List<String> unsettled() {
    return replay().pending().stream().map(one -> one.title() + ", sent " + one.sentAt()).toList();
  }

  /**
   * Forgets an operation of the object whose answer was lost, as one that had no effect; where
   * there is none, the object itself. Nothing is deleted on the server.
   *
   * @return what was forgotten, in words
   * @throws CozeUsageException when nothing is known of the address
   */
  public String forget(Address address) {
    Optional<Pending> open =
        replay().pending().stream().filter(one -> one.address().equals(address)).findFirst();
    if (open.isPresent()) {
      Verdict none = new Verdict(address, Map.of(), "decided by the user: it had no effect");
      edit().decide(none, state -> state);
      return "the " + open.get().title() + " whose answer was lost";
    }
    edit().change(state -> known(address, state).without(address));
    return address + ", which stays on the server";
  }

  /**
   * Finds an object that may be taken over.
   *
   * @param id the object's; empty for the only one of the address's name
   * @throws CozeUsageException when the workspace has no such object, or it is of another kind
   * @throws dev.cozesh.error.CozeConflictException when several have that name
   */
  public Candidate find(Address address, Optional<String> id) {
    return new CandidateFinder(drivers(), target()).find(address, id);
  }

  /**
   * An object that may be taken over.
   *
   * @param name what it is called on Coze
   * @param changed when it was last changed, as Coze says it
   */
  public record Candidate(String id, String name, Optional<String> changed) {}

  /**
   * Changes nothing, and refuses what {@link #adopt} would refuse.
   *
   * @throws CozeUsageException when the address or the object is taken
   */
  public void requireFree(Address address, String id) {
    adopted(look(), address, id);
  }

  /**
   * Takes over an object by its id; one that is managed under this address already stays as it is.
   *
   * @throws CozeUsageException when the workspace has no such object, or the address or the object
   *     is taken
   */
  public void adopt(Address address, String id) {
    Candidate found = find(address, Optional.of(id));
    Verdict verdict = new Verdict(address, Map.of(address.name(), id), "decided by the user");
    edit().decide(verdict, state -> adopted(state, address, found.id()));
  }

  private TargetState adopted(TargetState state, Address address, String id) {
    requireFree(state, address, id);
    Optional<ResourceState> known = state.find(address);
    if (known.map(one -> one.id().equals(id)).orElse(false)) {
      return state;
    }
    known.ifPresent(one -> requireGone(address, one));
    return state.with(address, ResourceState.of(id, Origin.IMPORTED));
  }

  /**
   * Calls an object otherwise in state; on the server it keeps its name.
   *
   * @throws CozeUsageException when the old address is unknown, the new one is taken or of another
   *     kind, or a create or an upload of it is open
   */
  public void rename(Address before, Address now) {
    if (before.kind() != now.kind()) {
      throw new CozeUsageException(
          before + " cannot become " + now,
          "a " + before.kind().title() + " stays one",
          "keep the kind: `" + before.kind().word() + "." + now.name() + "`");
    }
    requireSettled(before);
    edit()
        .change(
            state -> {
              known(before, state);
              if (state.find(now).isPresent()) {
                throw new CozeUsageException(
                    now + " is managed already: " + state.find(now).get().id(),
                    "an address names one object",
                    "forget that first: `cozesh state rm \"" + now + "\"`");
              }
              return state.renamed(before, now);
            });
  }

  /**
   * Hands an object over to another script.
   *
   * @param script as a path below the project
   * @throws CozeUsageException when nothing is known of the address
   */
  public void handOver(Address address, String script) {
    edit()
        .change(
            state ->
                known(address, state).with(address, state.find(address).get().withOwner(script)));
  }

  /**
   * Forbids that anything deletes the object, or allows it again.
   *
   * @return whether that is news
   * @throws CozeUsageException when nothing is known of the address
   */
  public boolean protect(Address address, boolean forbidden) {
    boolean before = known(address, look()).find(address).get().isProtected();
    edit()
        .change(
            state ->
                known(address, state)
                    .with(address, state.find(address).get().withProtection(forbidden)));
    return before != forbidden;
  }

  private void requireSettled(Address address) {
    replay().pending().stream()
        .filter(one -> one.address().equals(address))
        .filter(one -> one.intent().work() != JournalEntry.Work.UPDATE)
        .findFirst()
        .ifPresent(
            one -> {
              throw new CozeUsageException(
                  "the " + one.title() + " is not settled",
                  "its answer was lost at " + one.sentAt(),
                  "apply its script once more, which settles it, or forget it: `cozesh state rm \""
                      + address
                      + "\"`");
            });
  }

  private void requireGone(Address address, ResourceState known) {
    boolean there =
        drivers().get(address.kind()).list().stream().anyMatch(one -> one.id().equals(known.id()));
    if (there) {
      throw new CozeUsageException(
          address + " is managed as " + known.id(),
          "that is still on Coze; with another id in its place nothing would know it any more",
          "forget it first: `cozesh state rm \"" + address + "\"`");
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

  private static TargetState known(Address address, TargetState state) {
    if (state.find(address).isPresent()) {
      return state;
    }
    List<String> all = state.resources().keySet().stream().map(Address::toString).toList();
    throw new CozeUsageException(
        "nothing is known of " + address,
        all.isEmpty()
            ? "the state is empty"
            : "the nearest are "
                + Nearest.all(address.toString(), all, NAMES_SHOWN).stream()
                    .collect(Collectors.joining("`, `", "`", "`")),
        "write the address as `cozesh state ls` shows it");
  }

  private StateEdit edit() {
    return new StateEdit(context, target());
  }

  private Replay replay() {
    return context.backend().replay(target());
  }

  /** Of each kind whose objects can be found. */
  private Map<Kind, Driver> drivers() {
    Map<Kind, Driver> drivers = Drivers.of(client, target(), context);
    drivers.keySet().removeIf(kind -> !context.edition().lists(kind));
    return drivers;
  }

  private Target target() {
    if (target == null) {
      target = new Places(client, context).find(context.workspace());
    }
    return target;
  }
}
