package dev.cozesh.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.DesiredResource;
import dev.cozesh.deploy.desired.DesiredState;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.deploy.plan.Action;
import dev.cozesh.deploy.plan.Change;
import dev.cozesh.deploy.plan.FieldChange;
import dev.cozesh.deploy.plan.Level;
import dev.cozesh.deploy.plan.Standing;
import dev.cozesh.deploy.plan.Watched;
import dev.cozesh.deploy.state.Replay;
import dev.cozesh.deploy.state.ResourceState;
import dev.cozesh.deploy.state.TargetState;
import dev.cozesh.error.CozeGuardException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds out, for each declared object, whether it is there, which fields differ, and what that
 * takes. Reads only.
 */
final class Planner {
  private final Map<Kind, Driver> drivers;
  private final Inventory inventory;
  private final TargetState state;
  private final Replay replay;
  private final PlanOptions options;
  private final LastApplied applied;

  private final List<Work> works = new ArrayList<>();
  private final List<String> strangers = new ArrayList<>();

  Planner(
      Map<Kind, Driver> drivers,
      TargetState state,
      Replay replay,
      LastApplied applied,
      PlanOptions options,
      Clock clock) {
    this.drivers = drivers;
    this.inventory = new Inventory(drivers, clock);
    this.state = state;
    this.replay = replay;
    this.options = options;
    this.applied = applied;
  }

  /**
   * Plans everything that is declared.
   *
   * @throws CozeGuardException when objects of declared names exist that were not made here
   */
  Findings plan(DesiredState desired) {
    List<DesiredResource> ordered =
        options.destroy()
            ? List.of()
            : desired.resources().stream()
                .sorted(Comparator.comparing(one -> one.address().kind()))
                .toList();
    Scope scope = new Scope(options.selection(), ordered, state);
    List<Address> declared = ordered.stream().map(DesiredResource::address).toList();
    References references = new References(inventory, declared);
    declared.forEach(
        address -> state.find(address).ifPresent(one -> references.bind(address, one.id())));
    List<DesiredResource> selected =
        ordered.stream().filter(one -> scope.includes(one.address())).toList();
    Identification identification =
        new Identification(drivers, inventory, state, replay, options.adopt());
    List<Identity> identities = selected.stream().map(identification::identify).toList();
    requireNone(identification.strangers());
    for (int n = 0; n < selected.size(); n++) {
      bind(references, selected.get(n).address(), identities.get(n));
    }
    for (int n = 0; n < selected.size(); n++) {
      works.add(work(selected.get(n), identities.get(n), references));
    }
    requireNone(strangers);
    Removals removals = new Removals(drivers, options, inventory);
    removals.find(state.resources(), declared, scope::includes);
    hintAtRenames(removals.changes());
    return new Findings(
        works, removals.removals(), removals.changes(), scope.remarks(), inventory, references);
  }

  /** What a planner found. */
  record Findings(
      List<Work> works,
      List<Removal> removals,
      List<Change> undeclared,
      List<String> remarks,
      Inventory inventory,
      References references) {}

  private static void bind(References references, Address address, Identity identity) {
    references.unbind(address);
    identity.id().ifPresent(id -> references.bind(address, id));
    if (identity.action() == Action.WAIT) {
      references.awaitPerson(address);
    }
  }

  private Work work(DesiredResource resource, Identity identity, References references) {
    Address address = resource.address();
    Driver driver = drivers.get(address.kind());
    Optional<ResourceState> known = state.find(address);
    Fields wanted = driver.desired(resource, references);
    removeMarker(wanted, identity.actual().orElseGet(Fields::new));
    Comparison compared =
        new Comparison(
            wanted,
            identity.actual(),
            known,
            resource.lifecycle(),
            options.resolve(),
            field -> applied.value(address, field, known));
    List<String> remarks = new ArrayList<>(identity.remarks());
    renamed(resource, compared).ifPresent(remarks::add);
    retired(identity, wanted).ifPresent(remarks::add);
    remarks.addAll(compared.remarks());
    known.ifPresent(one -> remarkOnForgotten(one, wanted, remarks));
    List<FieldChange> changes = new ArrayList<>(compared.changes());
    List<Watched> watched = new ArrayList<>(compared.watched());
    if (known.isPresent() && !identity.id().equals(Optional.of(known.get().id()))) {
      watched.add(0, Watched.of(Watched.OBJECT, Level.DRIFTED));
    }
    List<Part> parts =
        driver.parts(
            new Outlook(
                resource,
                identity,
                wanted.without(compared.leftAlone()),
                changes.stream().anyMatch(FieldChange::isWritten),
                known,
                compared.leftAlone(),
                references,
                replay,
                options,
                inventory.now()));
    for (Part part : parts) {
      changes.addAll(part.changes());
      watched.addAll(part.watched());
      remarks.addAll(part.remarks());
      strangers.addAll(part.strangers());
    }
    Action action = action(identity.action(), changes, parts);
    if (action == Action.NONE && isNotYetManaged(known, wanted)) {
      action = Action.ADOPT;
      remarks.add("was recorded by its id alone; from now on what the script declares is managed");
    }
    Change change = new Change(address, action, identity.id(), changes, watched, remarks);
    return new Work(
        resource, change, identity.id(), identity.pending(), compared.leftAlone(), parts);
  }

  /** Of an object that was imported or copied, the state knows no value to compare with later. */
  private static boolean isNotYetManaged(Optional<ResourceState> known, Fields wanted) {
    return known.filter(one -> one.fields().isEmpty()).isPresent() && !wanted.all().isEmpty();
  }

  private static Optional<String> renamed(DesiredResource resource, Comparison compared) {
    boolean byName = compared.changes().stream().anyMatch(one -> one.field().equals("name"));
    return resource
        .lifecycle()
        .was()
        .filter(before -> byName)
        .map(before -> "is renamed; it was called " + before);
  }

  /** Taken over again, it goes on saying what `destroy --retire` wrote. */
  private static Optional<String> retired(Identity identity, Fields wanted) {
    boolean says =
        identity.action() == Action.ADOPT
            && !wanted.all().containsKey("description")
            && identity
                .actual()
                .map(live -> live.text("description"))
                .filter(Retirement::isIn)
                .isPresent();
    return says
        ? Optional.of("its description says that it is retired, and stays: the block declares none")
        : Optional.empty();
  }

  private static Action action(Action found, List<FieldChange> changes, List<Part> parts) {
    if (found != Action.NONE) {
      return found;
    }
    boolean kept = changes.stream().anyMatch(one -> one.standing() == Standing.KEPT);
    boolean differs =
        changes.stream().anyMatch(one -> one.standing() != Standing.KEPT)
            || parts.stream().anyMatch(part -> !part.isEmpty());
    if (differs) {
      return Action.UPDATE;
    }
    return kept ? Action.ACCEPT : Action.NONE;
  }

  private static void remarkOnForgotten(ResourceState known, Fields wanted, List<String> remarks) {
    known.fields().keySet().stream()
        .filter(field -> !wanted.all().containsKey(field))
        .sorted()
        .forEach(field -> remarks.add(field + " is no longer declared; Coze keeps what it has"));
  }

  /** A mark that a create left behind goes away, also where the script declares no description. */
  static void removeMarker(Fields wanted, Fields actual) {
    String description = actual.get("description").map(JsonNode::textValue).orElse("");
    String clean = Marker.without(description);
    boolean declared = wanted.all().containsKey("description");
    if (!declared && !clean.equals(description)) {
      wanted.put("description", clean);
    }
  }

  /** One object gone from the script and one new of its kind may be one that was renamed. */
  private void hintAtRenames(List<Change> undeclared) {
    Map<Kind, List<Change>> undeclaredOf =
        undeclared.stream().collect(Collectors.groupingBy(one -> one.address().kind()));
    for (int n = 0; n < works.size(); n++) {
      Work work = works.get(n);
      List<Change> gone = undeclaredOf.getOrDefault(work.address().kind(), List.of());
      if (work.action() == Action.CREATE && gone.size() == 1) {
        works.set(n, work.withRemark(renameHint(gone.get(0), work.address())));
      }
    }
  }

  private static String renameHint(Change gone, Address now) {
    return "is this "
        + gone.address()
        + " under a new name? Then write `was \""
        + gone.address().name()
        + "\"` into the block of "
        + now
        + ", and it is renamed instead";
  }

  private static void requireNone(List<String> strangers) {
    if (strangers.isEmpty()) {
      return;
    }
    boolean isOne = strangers.size() == 1;
    throw new CozeGuardException(
        "what the script declares exists already and was not made here: "
            + (isOne ? strangers.get(0) : strangers.size() + " objects"),
        "cozesh changes only what it made or was told to take over"
            + (isOne ? "" : "\n" + String.join("\n", strangers)),
        "--adopt takes over what has exactly the declared name; the plan then shows what would change");
  }
}
