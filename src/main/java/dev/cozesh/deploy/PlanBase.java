package dev.cozesh.deploy;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What a plan was made from.
 *
 * @param lineage of the state; of no meaning while the serial is 0, when nothing was saved yet
 * @param serial which state it was
 * @param seen every object as the plan found it
 */
public record PlanBase(String lineage, long serial, List<SeenObject> seen) {
  public PlanBase {
    requireNonNull(lineage, "lineage");
    seen = List.copyOf(seen);
  }

  /** Whether another plan was made from the same state. */
  public boolean isOfTheSameState(PlanBase other) {
    return serial == other.serial && (serial == 0 || lineage.equals(other.lineage));
  }
}
