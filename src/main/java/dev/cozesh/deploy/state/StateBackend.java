package dev.cozesh.deploy.state;

import dev.cozesh.deploy.plan.Target;
import java.util.List;
import java.util.Optional;

/**
 * Where what is known of targets is kept: state, journals, locks and releases, in files of one
 * machine or in a database of a team. One run at a time writes a target; whoever writes holds its
 * lock.
 */
public interface StateBackend extends AutoCloseable {
  /** The targets of which there is a state, in the order of their keys. */
  List<Target> targets();

  /**
   * Reads the state of a target; an empty one when there is none yet.
   *
   * @throws dev.cozesh.error.CozeStateException when it is damaged or cannot be reached
   */
  TargetState load(Target target);

  /**
   * Saves a state in place of the one whose serial it carries. Whoever saves holds the target.
   *
   * @return the same state with its new serial
   * @throws dev.cozesh.error.CozeLockedException when another run has saved meanwhile
   * @throws dev.cozesh.error.CozeStateException when it cannot be written; the old one is whole
   */
  TargetState save(TargetState state);

  /**
   * Puts a state in place as it is, serial and all, where it was kept elsewhere before. Whether it
   * may replace what is there is the caller's to know.
   *
   * @throws dev.cozesh.error.CozeLockedException when this run does not hold the target any more
   */
  void restore(TargetState state);

  /** The journals of a target. */
  JournalStore journals(Target target);

  /** What runs without an end left behind; changes nothing. */
  default Replay replay(Target target) {
    return Journal.replay(journals(target));
  }

  /** What every journal tells that is kept, also those of runs that ended; changes nothing. */
  default Replay history(Target target) {
    return Journal.history(journals(target));
  }

  /**
   * What can be saved of a state that cannot be read; empty when it can be read, as it always can
   * where a database keeps it whole.
   */
  default Optional<Rescue> rescue(Target target) {
    return Optional.empty();
  }

  /**
   * Puts a state in the place of one that cannot be read. Whoever calls holds the target.
   *
   * @return the same state with its new serial
   */
  default TargetState rescued(TargetState state) {
    return save(state);
  }

  /** In words, a lock of the target that nobody holds any more; empty when there is none. */
  default Optional<String> deadLock(Target target) {
    return locks().stream()
        .filter(lock -> lock.record().target().equals(target.key()) && !lock.isAlive())
        .map(lock -> "the lock is of a run that is gone: " + lock.text())
        .findFirst();
  }

  /** Takes such a lock away. */
  default void breakDeadLock(Target target) {
    locks().stream()
        .filter(lock -> lock.record().target().equals(target.key()) && !lock.isAlive())
        .forEach(lock -> unlock(lock.record()));
  }

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

  /** Who holds what, as far as it is recorded; those that were let go are not. */
  List<HeldLock> locks();

  /**
   * Takes a lock away from its holder, if it is still that holding: its run stops before its next
   * write.
   */
  void unlock(LockRecord record);

  /** The releases of a target. */
  ReleaseStore releases(Target target);

  /** Where that is, as a setting names it: a directory, or a database without its password. */
  String place();

  /** Ends what is still held or open. */
  @Override
  default void close() {}
}
