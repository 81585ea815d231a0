package dev.cozesh.deploy;

import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.DesiredResource;
import dev.cozesh.deploy.plan.Action;
import dev.cozesh.deploy.plan.Change;
import dev.cozesh.deploy.plan.FieldChange;
import dev.cozesh.deploy.state.Pending;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a plan knows of one declared object beyond what it shows.
 *
 * @param id the object's id, absent while it has none
 * @param pending a create of it whose answer was lost
 * @param leftAlone declared fields that are not written though they may differ
 * @param parts what there is to do beyond its fields
 */
record Work(
    DesiredResource resource,
    Change change,
    Optional<String> id,
    Optional<Pending> pending,
    Set<String> leftAlone,
    List<Part> parts) {
  Work {
    leftAlone = Set.copyOf(leftAlone);
    parts = List.copyOf(parts);
  }

  /** The same with one more thing said about it. */
  Work withRemark(String remark) {
    return new Work(resource, change.withRemark(remark), id, pending, leftAlone, parts);
  }

  Address address() {
    return resource.address();
  }

  /** The declared fields as they are to be written. */
  Fields wanted(Driver driver, References references) {
    return driver.desired(resource, references).without(leftAlone);
  }

  Action action() {
    return change.action();
  }

  /** The parts that are done then and do something. */
  List<Part> parts(Part.When when) {
    return parts.stream().filter(part -> part.when() == when && !part.isEmpty()).toList();
  }

  /** Whether fields of the object are to be written, or to be remembered as they are. */
  boolean touchesFields() {
    return change.fields().stream().anyMatch(FieldChange::isOfTheObject);
  }

  /** Whether fields of the object itself are to be written. */
  boolean writesFields() {
    return change.fields().stream().anyMatch(FieldChange::isWritten);
  }
}
