package dev.cozesh.shell;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Ctrl-C and SIGTERM. The first one is a request: work that must not be torn finishes the call in
 * flight, asks {@link #getAsBoolean()} before the next, and stops. A second one ends the process at
 * once. Everything else is ended by the first. Thread-safe.
 */
public final class Interruption implements BooleanSupplier {
  private final CountDownLatch requested = new CountDownLatch(1);
  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile Duration patience = Duration.ZERO;
  private volatile int exit = 130;

  /**
   * Watches for the end of this process.
   *
   * @param lastWords run when the process ends without {@link #finished}, for example to write what
   *     was done so far
   */
  public void arm(Runnable lastWords) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(lastWords), "interruption"));
  }

  private void end(Runnable lastWords) {
    if (finished.getCount() == 0) {
      return;
    }
    SecondSignal.endsAtOnce();
    requested.countDown();
    if (!isFinishedWithin(patience)) {
      lastWords.run();
    }
    Runtime.getRuntime().halt(exit);
  }

  private boolean isFinishedWithin(Duration limit) {
    try {
      return finished.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return false;
    }
  }

  /** Whether a signal asked to stop: send nothing more. */
  @Override
  public boolean getAsBoolean() {
    return requested.getCount() == 0;
  }

  /** Waits until a signal asks to stop; what runs now may end in its own time. */
  public void await() throws InterruptedException {
    requested.await();
  }

  /**
   * Lets the work that begins now finish its call in flight when a signal comes.
   *
   * @param limit how long the process waits for it at most
   */
  public void beginPatience(Duration limit) {
    patience = limit;
  }

  /** From here on a signal ends the process at once again, unless one came already. */
  public void endPatience() {
    if (!getAsBoolean()) {
      patience = Duration.ZERO;
    }
  }

  /**
   * Notes that the run is over and everything is written.
   *
   * @return whether the caller is to end the process; otherwise it is ending already
   */
  public boolean finished(int code) {
    exit = code;
    finished.countDown();
    return !getAsBoolean();
  }
}
