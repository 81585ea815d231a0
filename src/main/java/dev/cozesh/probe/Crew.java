package dev.cozesh.probe;

import dev.cozesh.error.CozeInterruptedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Works through a list with so many threads; with one it is the caller's own. */
final class Crew {
  private final int workers;

  Crew(int workers) {
    this.workers = workers;
  }

  /** Ends when all is done, or with the first failure; what is under way then is waited for. */
  <T> void each(List<T> all, Consumer<T> work) {
    if (workers == 1 || all.size() < 2) {
      all.forEach(work);
      return;
    }
    Queue<T> open = new ConcurrentLinkedQueue<>(all);
    ExecutorService threads =
        Executors.newFixedThreadPool(Math.min(workers, all.size()), Crew::named);
    try {
      List<Future<?>> ends = new ArrayList<>();
      for (int i = 0; i < Math.min(workers, all.size()); i++) {
        ends.add(threads.submit(() -> drain(open, work)));
      }
      await(ends);
    } finally {
      threads.shutdownNow();
    }
  }

  private static Thread named(Runnable work) {
    Thread thread = new Thread(work, "cozesh-probe");
    thread.setDaemon(true);
    return thread;
  }

  private static <T> void drain(Queue<T> open, Consumer<T> work) {
    try {
      for (T next = open.poll(); next != null; next = open.poll()) {
        work.accept(next);
      }
    } finally {
      // Whoever fails leaves nothing for the others to begin.
      open.clear();
    }
  }

  private static void await(List<Future<?>> ends) {
    RuntimeException first = null;
    for (Future<?> end : ends) {
      try {
        end.get();
      } catch (ExecutionException e) {
        first = first == null ? failure(e.getCause()) : first;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CozeInterruptedException("the probe was stopped", "", "", e);
      }
    }
    if (first != null) {
      throw first;
    }
  }

  private static RuntimeException failure(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException failure ? failure : new IllegalStateException(cause);
  }
}
