package dev.cozesh.deploy;

import dev.cozesh.deploy.plan.Target;
import dev.cozesh.deploy.state.Journal;
import dev.cozesh.deploy.state.StateBackend;
import java.time.Clock;

/** Journals of runs that died, once a state that has their results is saved. */
final class OpenJournals {
  private OpenJournals() {}

  /**
   * Ends them. While an operation is open whose outcome nobody knows, one stays that tells of it.
   * Whoever calls holds the target.
   */
  static void end(StateBackend backend, Target target, Clock clock) {
    if (backend.replay(target).isEmpty()) {
      return;
    }
    try (Journal journal = backend.journal(target, Deployer.runName(clock.instant()))) {
      if (backend.replay(target).pending().isEmpty()) {
        journal.finish();
      }
    }
  }
}
