package dev.cozesh.deploy;

import dev.cozesh.deploy.desired.Output;
import dev.cozesh.deploy.plan.Plan;
import dev.cozesh.deploy.state.Replay;
import dev.cozesh.deploy.state.TargetState;
import java.util.List;

/** A plan with all that is needed to do it. */
record Blueprint(
    Plan plan,
    String owner,
    List<Work> works,
    List<Removal> removals,
    List<Output> outputs,
    Inventory inventory,
    References references,
    TargetState state,
    Replay replay) {
  Blueprint {
    works = List.copyOf(works);
    removals = List.copyOf(removals);
    outputs = List.copyOf(outputs);
  }

  /** The same with operations as the journal of this run has taken them over. */
  Blueprint with(Replay carried) {
    return new Blueprint(
        plan, owner, works, removals, outputs, inventory, references, state, carried);
  }
}
