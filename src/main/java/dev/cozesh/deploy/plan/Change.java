package dev.cozesh.deploy.plan;

import static java.util.Objects.requireNonNull;

import dev.cozesh.deploy.desired.Address;
import java.util.List;
import java.util.Optional;

/**
 * What a plan does with one object.
 *
 * @param id the object's id, absent while it has none
 * @param fields the fields that differ, in the order of the wire
 * @param remarks what the reader should know: conversions, things not sent, reasons
 */
public record Change(
    Address address,
    Action action,
    Optional<String> id,
    List<FieldChange> fields,
    List<String> remarks) {
  public Change {
    requireNonNull(address, "address");
    requireNonNull(action, "action");
    requireNonNull(id, "id");
    fields = List.copyOf(fields);
    remarks = List.copyOf(remarks);
  }
}
