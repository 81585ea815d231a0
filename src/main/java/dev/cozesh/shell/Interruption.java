package dev.cozesh.shell;

import dev.cozesh.shell.builtin.Patience;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Ctrl-C and SIGTERM. The first one is a request: work that must not be torn finishes the call in
 * flight, asks {@link #getAsBoolean()} before the next, and stops; what can be called off is called
 * off. A second one ends the process at once. Everything else is ended by the first. Thread-safe.
 */
public final class Interruption implements Patience {
  private static final Duration CLOSING = Duration.ofSeconds(5);

  private final CountDownLatch requested = new CountDownLatch(1);
  private final CountDownLatch finished = new CountDownLatch(1);
  private final List<BooleanSupplier> stops = new CopyOnWriteArrayList<>();
  private volatile Duration patience = Duration.ZERO;
  private volatile boolean inFlight;
  private volatile int exit = 130;
  private volatile Optional<Thread> armed = Optional.empty();

  /**
   * Watches for the end of this process.
   *
   * @param words asked when the process ends without {@link #finished}
   */
  void arm(LastWords words) {
    Thread hook = new Thread(() -> end(words), "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
    armed = Optional.of(hook);
  }

  /** The run's console and record go with it where the process lives on. */
  private void disarm() {
    try {
      armed.ifPresent(Runtime.getRuntime()::removeShutdownHook);
    } catch (IllegalStateException e) {
      // The process is ending, and the hook at work.
    }
  }

  private void end(LastWords words) {
    if (finished.getCount() == 0) {
      return;
    }
    if (!isSignalled()) {
      words.left();
      return; // a script said System.exit: its code is what the process ends with
    }
    SecondSignal.endsAtOnce(() -> words.ended(inFlight));
    requested.countDown();
    if (inFlight) {
      words.stopping();
    }
    if (!isFinishedWithin(patience) && !isCalledOff()) {
      words.ended(inFlight);
    }
    Runtime.getRuntime().halt(exit);
  }

  /** Java hands each signal to a thread that is called after it, and waits there for the end. */
  private static boolean isSignalled() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .anyMatch(name -> name.startsWith("SIG") && name.endsWith(" handler"));
  }

  /** Stops what can be stopped, and waits a little for the work behind it to end. */
  private boolean isCalledOff() {
    CompletableFuture<Boolean> stopped =
        CompletableFuture.supplyAsync(this::stopAll, task -> daemon(task).start());
    try {
      return stopped.get(CLOSING.toMillis(), TimeUnit.MILLISECONDS) && isFinishedWithin(CLOSING);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      return false; // whoever does not stop in time is ended with the process
    }
  }

  private boolean stopAll() {
    boolean any = false;
    for (BooleanSupplier stop : stops) {
      any |= stop.getAsBoolean();
    }
    return any;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "stop");
    thread.setDaemon(true);
    return thread;
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

  @Override
  public <T> T whileDoing(Duration limit, Supplier<T> work) {
    patience = limit;
    inFlight = true;
    try {
      return work.get();
    } finally {
      inFlight = false;
      if (!getAsBoolean()) {
        patience = Duration.ZERO;
      }
    }
  }

  @Override
  public void onStop(BooleanSupplier stop) {
    stops.add(stop);
  }

  @Override
  public void pause(Duration duration) throws InterruptedException {
    requested.await(duration.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void untilSignal() {
    patience = CLOSING;
    try {
      requested.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
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
    disarm();
    return !getAsBoolean();
  }
}
