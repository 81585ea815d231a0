package dev.cozesh.deploy;

import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.DesiredResource;
import dev.cozesh.deploy.desired.Reference;
import dev.cozesh.deploy.state.TargetState;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.error.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which of the declared objects a plan is about, with what they refer to. */
final class Scope {
  private static final int NEAREST = 3;

  private final Selection selection;
  private final Map<Address, DesiredResource> declared;
  private final Set<Address> within = new HashSet<>();

  /**
   * @throws CozeUsageException when an address is neither declared nor in the state, or something
   *     selected uses what is left out and is not there
   */
  Scope(Selection selection, List<DesiredResource> resources, TargetState state) {
    this.selection = selection;
    this.declared =
        resources.stream().collect(Collectors.toMap(DesiredResource::address, Function.identity()));
    Set<Address> known = new TreeSet<>(declared.keySet());
    known.addAll(state.resources().keySet());
    requireKnown(selection.only(), known);
    requireKnown(selection.without(), known);
    Collection<Address> roots = selection.only().isEmpty() ? declared.keySet() : selection.only();
    roots.forEach(this::take);
    requireWhole(state);
  }

  /** Whether the plan is about that object, declared or not. */
  boolean includes(Address address) {
    return declared.containsKey(address)
        ? within.contains(address)
        : !selection.without().contains(address)
            && (selection.only().isEmpty() || selection.only().contains(address));
  }

  /** What it leaves out, in words; empty when nothing. */
  List<String> remarks() {
    int left = declared.size() - within.size();
    return left == 0
        ? List.of()
        : List.of(
            "this plan is about "
                + within.size()
                + " of "
                + declared.size()
                + " declared objects; the others are not looked at");
  }

  private void take(Address address) {
    boolean isNew =
        declared.containsKey(address)
            && !selection.without().contains(address)
            && within.add(address);
    if (isNew) {
      used(address).forEach(this::take);
    }
  }

  private List<Address> used(Address address) {
    List<Address> used = new ArrayList<>();
    for (Reference reference : declared.get(address).references()) {
      used.add(new Address(reference.kind(), reference.nameOrId()));
    }
    used.retainAll(declared.keySet());
    return used;
  }

  private void requireWhole(TargetState state) {
    for (Address address : within) {
      for (Address used : used(address)) {
        if (!within.contains(used) && state.find(used).isEmpty()) {
          throw new CozeUsageException(
              address + " uses " + used + ", which is left out and not there yet",
              "a binding is sent only when all of it is known",
              "take it in, or leave both out");
        }
      }
    }
  }

  private static void requireKnown(Set<Address> named, Set<Address> known) {
    for (Address address : named) {
      if (!known.contains(address)) {
        List<String> names = known.stream().map(Address::toString).toList();
        throw new CozeUsageException(
            "the script declares no " + address,
            names.isEmpty()
                ? "it declares nothing, and nothing is managed"
                : "of what it declares or what is managed, the nearest are "
                    + String.join(", ", Nearest.all(address.toString(), names, NEAREST)),
            Nearest.hint(address.toString(), names));
      }
    }
  }
}
