package dev.cozesh.deploy;

import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.DesiredResource;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.deploy.plan.Action;
import dev.cozesh.deploy.state.JournalEntry;
import dev.cozesh.deploy.state.Pending;
import dev.cozesh.deploy.state.Replay;
import dev.cozesh.deploy.state.ResourceState;
import dev.cozesh.deploy.state.TargetState;
import dev.cozesh.error.CozeConflictException;
import dev.cozesh.error.CozePartialException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the object of the server that a declaration means: by its recorded id, by the mark of a
 * lost create, else by its exact name. Never by likeness.
 */
final class Identification {
  private final Map<Kind, Driver> drivers;
  private final Inventory inventory;
  private final TargetState state;
  private final Replay replay;
  private final boolean mayAdopt;
  private final List<String> strangers = new ArrayList<>();

  Identification(
      Map<Kind, Driver> drivers,
      Inventory inventory,
      TargetState state,
      Replay replay,
      boolean mayAdopt) {
    this.drivers = drivers;
    this.inventory = inventory;
    this.state = state;
    this.replay = replay;
    this.mayAdopt = mayAdopt;
  }

  /** Objects of declared names that were not made here and may not be taken over, in words. */
  List<String> strangers() {
    return List.copyOf(strangers);
  }

  Identity identify(DesiredResource resource) {
    Address address = resource.address();
    Optional<ResourceState> known = state.find(address);
    Optional<Identity> told = drivers.get(address.kind()).identify(resource, known, inventory);
    if (told.isPresent()) {
      return told.get();
    }
    if (known.isPresent()) {
      return identifyKnown(address, known.get());
    }
    Optional<Pending> pending = replay.pending(address, JournalEntry.Work.CREATE);
    if (pending.filter(Pending::sent).isPresent()) {
      return identifyPending(address, pending.get());
    }
    return identifyByName(address);
  }

  private Identity identifyKnown(Address address, ResourceState known) {
    Driver driver = drivers.get(address.kind());
    Optional<Fields> actual = driver.read(known.id(), inventory);
    if (actual.isPresent()) {
      return Identity.of(Action.NONE, known.id(), actual, "");
    }
    boolean listed = inventory.byId(address.kind(), known.id()).isPresent();
    if (listed) {
      throw new CozeConflictException(
          address + " is listed as " + known.id() + " but cannot be read",
          "Coze contradicts itself, or the token may list it and not read it",
          "try again in a minute; `cozesh api GET /v1/bots/" + known.id() + "` shows the refusal");
    }
    if (known.isRecent(known.id(), inventory.now())) {
      throw notListedYet(address, known);
    }
    Identity byName = identifyByName(address);
    List<String> remarks = new ArrayList<>(byName.remarks());
    remarks.add("was " + known.id() + ", which is not on the server any more");
    return new Identity(byName.action(), byName.id(), byName.actual(), byName.pending(), remarks);
  }

  private static CozePartialException notListedYet(Address address, ResourceState known) {
    return new CozePartialException(
        address + " was made as " + known.id() + " and is not listed yet",
        "it was made at " + known.recent().get(known.id()) + "; lists can lag behind",
        "run the same command in some minutes; if somebody has deleted it, `cozesh state rm \""
            + address
            + "\"` forgets it");
  }

  private Identity identifyPending(Address address, Pending pending) {
    Kind kind = address.kind();
    Optional<Listed> found = Settlement.find(pending, inventory.all(kind));
    String since = "a create of " + pending.sentAt() + " got no answer";
    if (found.isEmpty() && Settlement.isOverdue(pending, inventory.now())) {
      found = Settlement.find(pending, inventory.refresh(kind).all(kind));
      if (found.isEmpty()) {
        return identifyAbsent(address, pending, since);
      }
    }
    return new Identity(
        Action.SETTLE,
        found.map(Listed::id),
        found.flatMap(one -> drivers.get(address.kind()).read(one.id(), inventory)),
        Optional.of(pending),
        List.of(
            found
                .map(one -> since + "; it made " + one.id() + ", which carries its mark")
                .orElse(since + "; nothing with its mark is listed so far")));
  }

  /** Two complete lists, long after it was sent: the create has not arrived. */
  private Identity identifyAbsent(Address address, Pending pending, String since) {
    Identity byName = identifyByName(address);
    List<String> remarks = new ArrayList<>(byName.remarks());
    remarks.add(
        since
            + "; "
            + ResourceState.LATE_LISTS.toMinutes()
            + " minutes later two complete lists do not have it: it has never arrived");
    return new Identity(
        byName.action(), byName.id(), byName.actual(), Optional.of(pending), remarks);
  }

  private Identity identifyByName(Address address) {
    List<Listed> named = inventory.named(address.kind(), address.name());
    if (named.size() > 1) {
      throw References.twoOfOneName(address.kind(), address.name(), named);
    }
    if (named.isEmpty()) {
      return new Identity(
          Action.CREATE, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }
    Listed one = named.get(0);
    if (!mayAdopt) {
      strangers.add(address.kind().title() + " \"" + address.name() + "\" is " + one.forChoosing());
      return Identity.of(Action.ADOPT, one.id(), Optional.empty(), "");
    }
    Optional<Fields> actual = drivers.get(address.kind()).read(one.id(), inventory);
    return Identity.of(Action.ADOPT, one.id(), actual, "");
  }
}
