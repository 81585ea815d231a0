package dev.cozesh.deploy.state;

/** One run's hold on a target. Thread-safe. */
public interface TargetLock extends AutoCloseable {
  /**
   * The fence before each write: goes on only while this run still holds the target.
   *
   * @throws dev.cozesh.error.CozeLockedException when another run has taken it over
   */
  void requireHeld();

  /** Lets the target go, unless another run has it by now. */
  @Override
  void close();
}
