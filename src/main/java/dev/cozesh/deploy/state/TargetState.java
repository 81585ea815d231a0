package dev.cozesh.deploy.state;

import static java.util.Objects.requireNonNull;

import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.plan.Target;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything known of one target. Immutable.
 *
 * @param lineage made once, with the first state of the target; tells two histories apart
 * @param serial grows by one with each save
 */
public record TargetState(
    String lineage, long serial, Target target, SortedMap<Address, ResourceState> resources) {
  public TargetState {
    requireNonNull(lineage, "lineage");
    requireNonNull(target, "target");
    resources = Collections.unmodifiableSortedMap(new TreeMap<>(resources));
  }

  public Optional<ResourceState> find(Address address) {
    return Optional.ofNullable(resources.get(address));
  }

  /** With one object added or replaced. */
  public TargetState with(Address address, ResourceState resource) {
    SortedMap<Address, ResourceState> changed = new TreeMap<>(resources);
    changed.put(address, resource);
    return new TargetState(lineage, serial, target, changed);
  }

  /** Without the object of that address. */
  public TargetState without(Address address) {
    SortedMap<Address, ResourceState> changed = new TreeMap<>(resources);
    changed.remove(address);
    return new TargetState(lineage, serial, target, changed);
  }

  /** With an object under another address. */
  public TargetState renamed(Address before, Address now) {
    return find(before).map(known -> without(before).with(now, known)).orElse(this);
  }

  /** The same target, called otherwise. */
  public TargetState at(Target renamed) {
    return new TargetState(lineage, serial, renamed, resources);
  }

  /** The same as it was saved with another serial. */
  public TargetState withSerial(long newSerial) {
    return new TargetState(lineage, newSerial, target, resources);
  }
}
