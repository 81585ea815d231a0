package dev.cozesh.deploy;

import dev.cozesh.deploy.desired.Output;
import dev.cozesh.deploy.plan.Plan;
import dev.cozesh.deploy.state.Replay;
import dev.cozesh.deploy.state.TargetState;
import java.util.List;
import java.util.Set;

/**
 * A plan with all that is needed to do it.
 *
 * @param owner the script whose plan it is
 * @param optIns what was asked for
 */
record Blueprint(
    Plan plan,
    String owner,
    Set<OptIn> optIns,
    List<Work> works,
    List<Removal> removals,
    List<Output> outputs,
    Inventory inventory,
    References references,
    TargetState state,
    Replay replay) {
  Blueprint {
    optIns = Set.copyOf(optIns);
    works = List.copyOf(works);
    removals = List.copyOf(removals);
    outputs = List.copyOf(outputs);
  }

  /** The same with operations as the journal of this run has taken them over. */
  Blueprint with(Replay carried) {
    return new Blueprint(
        plan, owner, optIns, works, removals, outputs, inventory, references, state, carried);
  }
}
