package dev.cozesh.deploy.plan;

import static java.util.Objects.requireNonNull;

import dev.cozesh.deploy.desired.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a plan does with one object.
 *
 * @param id the object's id, absent while it has none
 * @param fields the fields that differ, in the order of the wire
 * @param watched every managed field beside what was last applied
 * @param remarks what the reader should know: conversions, things not sent, reasons
 */
public record Change(
    Address address,
    Action action,
    Optional<String> id,
    List<FieldChange> fields,
    List<Watched> watched,
    List<String> remarks) {
  public Change {
    requireNonNull(address, "address");
    requireNonNull(action, "action");
    requireNonNull(id, "id");
    fields = List.copyOf(fields);
    watched = List.copyOf(watched);
    remarks = List.copyOf(remarks);
  }

  /** A change of an object of which nothing is watched. */
  public Change(
      Address address,
      Action action,
      Optional<String> id,
      List<FieldChange> fields,
      List<String> remarks) {
    this(address, action, id, fields, List.of(), remarks);
  }

  /** The same with one more thing said about it. */
  public Change withRemark(String remark) {
    List<String> more = new ArrayList<>(remarks);
    more.add(remark);
    return new Change(address, action, id, fields, watched, more);
  }

  /** The fields whose writing would undo what somebody else did. */
  public List<FieldChange> contested() {
    return fields.stream().filter(one -> one.standing().isContested()).toList();
  }
}
