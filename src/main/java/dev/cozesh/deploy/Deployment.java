package dev.cozesh.deploy;

import dev.cozesh.deploy.desired.DesiredState;
import dev.cozesh.deploy.plan.ApplyReport;
import dev.cozesh.deploy.plan.Plan;

/** Makes declared things true on one target. For one thread. */
public interface Deployment {
  /** Compares what is declared with what is there; reads only. */
  Plan plan(DesiredState desired, PlanOptions options);

  /**
   * Carries out the plan just made.
   *
   * @param listener told of each step
   */
  ApplyReport apply(Plan plan, ApplyListener listener);
}
