package dev.cozesh.deploy;

import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.DesiredResource;
import dev.cozesh.deploy.plan.Action;
import dev.cozesh.deploy.plan.Change;
import dev.cozesh.deploy.plan.FieldChange;
import dev.cozesh.deploy.state.Pending;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a plan knows of one declared object beyond what it shows.
 *
 * @param id the object's id, absent while it has none
 * @param pending a create of it whose answer was lost
 * @param parts what there is to do beyond its fields
 */
record Work(
    DesiredResource resource,
    Change change,
    Optional<String> id,
    Optional<Pending> pending,
    List<Part> parts) {
  Work {
    parts = List.copyOf(parts);
  }

  /** The same with one more thing said about it. */
  Work withRemark(String remark) {
    List<String> remarks = new ArrayList<>(change.remarks());
    remarks.add(remark);
    Change said =
        new Change(change.address(), change.action(), change.id(), change.fields(), remarks);
    return new Work(resource, said, id, pending, parts);
  }

  Address address() {
    return resource.address();
  }

  Action action() {
    return change.action();
  }

  /** The parts that are done then and do something. */
  List<Part> parts(Part.When when) {
    return parts.stream().filter(part -> part.when() == when && !part.isEmpty()).toList();
  }

  /** Whether fields of the object itself are to be written. */
  boolean writesFields() {
    return change.fields().stream().anyMatch(FieldChange::isOfTheObject);
  }
}
