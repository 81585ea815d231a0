package dev.cozesh.deploy;

import static java.util.Objects.requireNonNull;

import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.plan.Target;
import dev.cozesh.deploy.state.Journal;
import dev.cozesh.deploy.state.JournalEntry;
import dev.cozesh.deploy.state.Replay;
import dev.cozesh.deploy.state.StateBackend;
import dev.cozesh.deploy.state.TargetLock;
import dev.cozesh.deploy.state.TargetState;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Changes the state of a target by hand, under its lock. What journals know goes into it first, and
 * they end: a journal left open would bring back what is taken out.
 */
final class StateEdit {
  private final StateBackend backend;
  private final Clock clock;
  private final Target target;

  StateEdit(DeployContext context, Target target) {
    this.backend = context.backend();
    this.clock = context.clock();
    this.target = requireNonNull(target, "target");
  }

  /**
   * What a person decides about operations of an object whose answer was lost.
   *
   * @param ids what came of them, by name; empty when they had no effect
   */
  record Verdict(Address address, Map<String, String> ids, String note) {}

  /** Changes it; the change may refuse by throwing, and nothing is saved then. */
  void change(UnaryOperator<TargetState> change) {
    decide(Optional.empty(), change);
  }

  /** Changes it once the lost operations of an object are decided. */
  void decide(Verdict verdict, UnaryOperator<TargetState> change) {
    decide(Optional.of(verdict), change);
  }

  private void decide(Optional<Verdict> verdict, UnaryOperator<TargetState> change) {
    try (TargetLock lock = backend.lock(target)) {
      Replay replay = backend.replay(target);
      TargetState state = replay.onto(backend.load(target));
      TargetState wanted = change.apply(state);
      lock.requireHeld();
      // Saved before the journals end: from then on only the state knows their results.
      backend.save(wanted);
      if (!replay.isEmpty()) {
        end(verdict);
      }
    }
  }

  private void end(Optional<Verdict> verdict) {
    String run = Deployer.runName(clock.instant());
    try (Journal journal = backend.journal(target, run)) {
      verdict.ifPresent(decided -> settle(journal, decided));
      if (backend.replay(target).pending().isEmpty()) {
        journal.finish();
      }
    }
  }

  private void settle(Journal journal, Verdict verdict) {
    backend.replay(target).pending().stream()
        .filter(one -> one.address().equals(verdict.address()))
        .forEach(
            one ->
                journal.outcome(
                    one.intent(), JournalEntry.Type.SETTLED, verdict.ids(), verdict.note()));
  }
}
