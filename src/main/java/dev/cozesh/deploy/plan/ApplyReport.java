package dev.cozesh.deploy.plan;

import static java.util.Objects.requireNonNull;

import dev.cozesh.deploy.desired.Address;
import java.util.List;

/**
 * What an apply did.
 *
 * @param settled creates whose answer was lost and that listing settled, with the evidence
 * @param outputs all outputs whose value is known
 * @param requests how many requests were sent, those of the plan included
 */
public record ApplyReport(
    List<Done> created,
    List<Done> updated,
    List<Done> deleted,
    List<String> settled,
    List<OutputValue> outputs,
    int requests) {
  public ApplyReport {
    created = List.copyOf(created);
    updated = List.copyOf(updated);
    deleted = List.copyOf(deleted);
    settled = List.copyOf(settled);
    outputs = List.copyOf(outputs);
  }

  /** The same with the requests that were sent behind it. */
  public ApplyReport withRequests(int all) {
    return new ApplyReport(created, updated, deleted, settled, outputs, all);
  }

  /** One object that was written. */
  public record Done(Address address, String id) {
    public Done {
      requireNonNull(address, "address");
      requireNonNull(id, "id");
    }
  }
}
