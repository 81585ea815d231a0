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
 * @param documents what is to be done with its documents; empty for other kinds
 * @param publish whether it has to be published
 */
record Work(
    DesiredResource resource,
    Change change,
    Optional<String> id,
    Optional<Pending> pending,
    DocumentPlan documents,
    boolean publish) {

  /** The same with one more thing said about it. */
  Work withRemark(String remark) {
    List<String> remarks = new ArrayList<>(change.remarks());
    remarks.add(remark);
    Change said =
        new Change(change.address(), change.action(), change.id(), change.fields(), remarks);
    return new Work(resource, said, id, pending, documents, publish);
  }

  Address address() {
    return resource.address();
  }

  Action action() {
    return change.action();
  }

  /** Whether fields of the object itself are to be written. */
  boolean writesFields() {
    return change.fields().stream().anyMatch(FieldChange::isOfTheObject);
  }
}
