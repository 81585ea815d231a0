package dev.cozesh.deploy.state;

import dev.cozesh.deploy.plan.Target;
import java.util.Optional;

/**
 * Where what is known of targets is kept: state, journals, locks and releases, in files of one
 * machine or in a database of a team. One run at a time writes a target; whoever writes holds its
 * lock.
 */
public interface StateBackend extends AutoCloseable {
  /**
   * Reads the state of a target; an empty one when there is none yet.
   *
   * @throws dev.cozesh.error.CozeStateException when it is damaged or cannot be reached
   */
  TargetState load(Target target);

  /**
   * Saves a state in place of the one whose serial it carries.
   *
   * @return the same state with its new serial
   * @throws dev.cozesh.error.CozeLockedException when another run has saved meanwhile
   * @throws dev.cozesh.error.CozeStateException when it cannot be written; the old one is whole
   */
  TargetState save(TargetState state);

  /** What runs without an end left behind; changes nothing. */
  Replay replay(Target target);

  /** What every journal tells that is kept, also those of runs that ended; changes nothing. */
  default Replay history(Target target) {
    return replay(target);
  }

  /**
   * What can be saved of a state that cannot be read; empty when it can be read, as it always can
   * where a database keeps it whole.
   */
  default Optional<Rescue> rescue(Target target) {
    return Optional.empty();
  }

  /** Puts what was saved in the place of what cannot be read. Whoever calls holds the lock. */
  default TargetState restore(Rescue rescue) {
    return save(rescue.state());
  }

  /** In words, a lock that nobody holds any more; empty when there is none. Changes nothing. */
  default Optional<String> deadLock(Target target) {
    return Optional.empty();
  }

  /** Takes such a lock away. */
  default void breakDeadLock(Target target) {}

  /**
   * Begins the journal of a run, and takes over what earlier runs left open.
   *
   * @param run unique and growing with time, safe as a file name
   */
  Journal journal(Target target, String run);

  /**
   * Takes the lock of a target.
   *
   * @throws dev.cozesh.error.CozeLockedException when a living run holds it
   */
  TargetLock lock(Target target);

  /** The releases of a target. */
  ReleaseStore releases(Target target);

  /** Where that is, for people: a directory, or a database without its password. */
  String place();

  @Override
  default void close() {}
}
