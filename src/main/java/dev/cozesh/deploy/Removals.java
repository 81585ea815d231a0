package dev.cozesh.deploy;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.cozesh.deploy.Removal.Way;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.deploy.plan.Action;
import dev.cozesh.deploy.plan.Change;
import dev.cozesh.deploy.plan.FieldChange;
import dev.cozesh.deploy.state.ResourceState;
import dev.cozesh.deploy.state.ResourceState.Origin;
import dev.cozesh.error.CozeGuardException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the state has and the script does not declare, or is to take down: kept unless it is asked
 * for, never deleted while protected, and only by the script that declared it.
 */
final class Removals {
  private final Map<Kind, Driver> drivers;
  private final PlanOptions options;
  private final Inventory inventory;
  private final List<Removal> removals = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();
  private final List<Address> refused = new ArrayList<>();

  Removals(Map<Kind, Driver> drivers, PlanOptions options, Inventory inventory) {
    this.drivers = drivers;
    this.options = options;
    this.inventory = inventory;
  }

  /**
   * Goes through the state, users of things before the things they use.
   *
   * @param declared what stays because the script declares it
   * @param selected what the plan is about
   * @throws CozeGuardException when something protected would have to go
   */
  void find(
      SortedMap<Address, ResourceState> state,
      Collection<Address> declared,
      Predicate<Address> selected) {
    Set<Address> kept = new HashSet<>(declared);
    List<Address> order = new ArrayList<>(state.keySet());
    Collections.reverse(order);
    for (Address address : order) {
      ResourceState known = state.get(address);
      boolean ours = known.owner().equals(options.owner());
      if (ours && !kept.contains(address) && selected.test(address)) {
        find(address, known);
      }
    }
    if (!refused.isEmpty()) {
      throw protectedOnes();
    }
  }

  /** In the order of work. */
  List<Removal> removals() {
    return List.copyOf(removals);
  }

  List<Change> changes() {
    return List.copyOf(changes);
  }

  private void find(Address address, ResourceState known) {
    if (!options.prune() && !options.destroy()) {
      String more = drivers.get(address.kind()).deletes().isPresent() ? ", --prune deletes it" : "";
      change(address, known, Action.KEEP, List.of(), "not in the script any more; kept" + more);
    } else if (known.isProtected()) {
      refused.add(address);
    } else if (known.origin() != Origin.CREATED && !options.adoptedToo() && options.destroy()) {
      remove(address, known, Way.FORGET, "was taken over, not made from here: it stays on Coze");
    } else if (drivers.get(address.kind()).deletes().isPresent()) {
      remove(address, known, Way.DELETE, whatGoes(address, known));
    } else if (options.destroy()) {
      retire(address, known);
    } else {
      change(
          address,
          known,
          Action.KEEP,
          List.of(),
          "not in the script; Coze has no endpoint that deletes a " + address.kind().title());
    }
  }

  private void retire(Address address, ResourceState known) {
    String stays = "Coze has no endpoint that deletes a " + address.kind().title();
    boolean published = known.published().isPresent();
    Optional<FieldChange> description = description(address, known);
    if (published) {
      remove(
          Action.RETIRE,
          address,
          known,
          description,
          stays + ": it is unpublished and stays as a draft");
    } else if (description.isPresent()) {
      remove(Action.MARK, address, known, description, stays + ": it stays as a draft");
    } else {
      remove(address, known, Way.FORGET, stays + ": it stays, delete it in the web page");
    }
  }

  /** The words in front of it; absent when nobody asks for them, or when they stand there. */
  private Optional<FieldChange> description(Address address, ResourceState known) {
    Driver driver = drivers.get(address.kind());
    if (!options.opts(OptIn.RETIRE)) {
      return Optional.empty();
    }
    return driver
        .read(known.id(), inventory)
        .map(live -> live.text("description"))
        .filter(now -> !Retirement.isIn(now))
        .map(
            now ->
                new FieldChange(
                    "description",
                    Optional.of(now).filter(text -> !text.isEmpty()).map(TextNode::valueOf),
                    Optional.of(
                        TextNode.valueOf(
                            Retirement.on(inventory.now()).into(now, driver.descriptionLimit())))));
  }

  private static String whatGoes(Address address, ResourceState known) {
    return switch (address.kind()) {
      case KNOWLEDGE ->
          documents(known.documents().size()) + " go with it, and bots that use it lose it";
      case DATABASE -> "all its rows go with it, also those that bots have written";
      case WORKFLOW, BOT -> "what uses it loses it";
    };
  }

  private static String documents(int sent) {
    return sent == 0
        ? "all its documents, none of them sent from here,"
        : (sent == 1 ? "its document" : "its " + sent + " documents")
            + " sent from here and all others in it";
  }

  private void remove(Address address, ResourceState known, Way way, String remark) {
    boolean deletes = way == Way.DELETE;
    List<String> operations =
        deletes ? drivers.get(address.kind()).deletes().map(List::of).orElse(List.of()) : List.of();
    removals.add(
        new Removal(address, known.id(), way, Optional.empty(), operations.size(), operations));
    change(address, known, deletes ? Action.DELETE : Action.FORGET, List.of(), remark);
  }

  private void remove(
      Action action,
      Address address,
      ResourceState known,
      Optional<FieldChange> description,
      String remark) {
    Driver driver = drivers.get(address.kind());
    List<String> operations = new ArrayList<>();
    int requests = known.published().map(last -> last.connectors().size()).orElse(0);
    if (requests > 0) {
      driver.retires().ifPresent(operations::add);
    }
    if (description.isPresent()) {
      operations.addAll(driver.reads());
      operations.addAll(driver.writes(false));
      requests += 1 + 2 * driver.readCost(inventory);
    }
    removals.add(
        new Removal(
            address,
            known.id(),
            Way.RETIRE,
            description.map(change -> Retirement.on(inventory.now())),
            requests,
            operations));
    change(address, known, action, description.map(List::of).orElse(List.of()), remark);
  }

  private void change(
      Address address,
      ResourceState known,
      Action action,
      List<FieldChange> fields,
      String remark) {
    String shown =
        options.destroy() || action == Action.KEEP ? remark : "not in the script; " + remark;
    changes.add(new Change(address, action, Optional.of(known.id()), fields, List.of(shown)));
  }

  private CozeGuardException protectedOnes() {
    String names = refused.stream().map(Address::toString).collect(Collectors.joining(", "));
    return new CozeGuardException(
        "protected, so nothing is deleted: " + names,
        "`protect()` is kept in the state; taking the block out of the script does not lift it",
        "`cozesh state unprotect \"" + refused.get(0) + "\"` lifts it, then run this again");
  }
}
