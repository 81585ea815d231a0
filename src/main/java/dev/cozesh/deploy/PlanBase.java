package dev.cozesh.deploy;

import static java.util.Objects.requireNonNull;

/**
 * The state that a plan was made from.
 *
 * @param lineage which history; of no meaning while the serial is 0, when nothing was saved yet
 * @param serial which state of it
 */
public record PlanBase(String lineage, long serial) {
  public PlanBase {
    requireNonNull(lineage, "lineage");
  }

  /** Whether another plan was made from the same state. */
  public boolean isThatOf(PlanBase other) {
    return serial == other.serial && (serial == 0 || lineage.equals(other.lineage));
  }
}
