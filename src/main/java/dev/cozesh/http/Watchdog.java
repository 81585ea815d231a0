package dev.cozesh.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Looks at every trip each 50 ms, on one thread for all of them; without a trip it tidies up once
 * and then there is no thread. Thread-safe.
 */
final class Watchdog implements AutoCloseable {
  private static final long WATCH_MILLIS = 50;

  private final Set<Trip> trips = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean awake = new AtomicBoolean();
  private final AtomicBoolean tidying = new AtomicBoolean();
  private final ScheduledThreadPoolExecutor thread = threadOf();
  private final Runnable tidy;
  private final Duration calm;

  /**
   * @param tidy run when there was no trip, a little longer than the calm
   */
  Watchdog(Runnable tidy, Duration calm) {
    this.tidy = tidy;
    this.calm = calm;
  }

  /** Begins to look at the trip; false when this watchdog is closed. */
  boolean watch(Trip trip) {
    trips.add(trip);
    if (awake.compareAndSet(false, true) && !lookLater()) {
      trips.clear();
    }
    return !isClosed();
  }

  /** Looks at it no more. */
  void forget(Trip trip) {
    trips.remove(trip);
  }

  boolean isClosed() {
    return thread.isShutdown();
  }

  @Override
  public void close() {
    thread.shutdownNow();
    trips.clear();
  }

  private void look() {
    try {
      trips.forEach(Trip::look);
    } finally {
      sleepOrLookAgain();
    }
  }

  private void sleepOrLookAgain() {
    if (!trips.isEmpty()) {
      lookLater();
      return;
    }
    awake.set(false);
    tidyLater();
    // One may have come after the look and before the sleep.
    if (!trips.isEmpty() && awake.compareAndSet(false, true)) {
      lookLater();
    }
  }

  private void tidyLater() {
    if (tidying.compareAndSet(false, true)) {
      later(this::tidyUp, calm.toMillis() + WATCH_MILLIS);
    }
  }

  private void tidyUp() {
    tidying.set(false);
    tidy.run();
  }

  private boolean lookLater() {
    return later(this::look, WATCH_MILLIS);
  }

  private boolean later(Runnable task, long millis) {
    try {
      thread.schedule(task, millis, TimeUnit.MILLISECONDS);
      return true;
    } catch (RejectedExecutionException closed) {
      return false;
    }
  }

  private static ScheduledThreadPoolExecutor threadOf() {
    ScheduledThreadPoolExecutor executor =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "cozesh-watchdog");
              thread.setDaemon(true);
              return thread;
            });
    executor.setKeepAliveTime(10, TimeUnit.SECONDS);
    executor.allowCoreThreadTimeOut(true);
    return executor;
  }
}
