package dev.cozesh.shell.builtin;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** How a signal meets work that must not be torn. */
public interface Patience extends BooleanSupplier {
  /**
   * Does the work; a signal meanwhile only makes {@link #getAsBoolean} true, and the process waits
   * for the work to stop by itself.
   *
   * @param limit how long it waits at most
   */
  <T> T whileDoing(Duration limit, Supplier<T> work);

  /**
   * Asks this when a signal comes, on a thread of its own: it stops what the work waits for and
   * says whether there was something. The process then waits a few seconds for the work to end.
   */
  void onStop(BooleanSupplier stop);

  /** Waits that long, or until a signal asks to stop. */
  void pause(Duration duration) throws InterruptedException;

  /** Waits for a signal; what follows it is waited for a few seconds. */
  void untilSignal();

  /** Whether a signal asked to stop. */
  @Override
  boolean getAsBoolean();
}
