package dev.cozesh.shell.prompt;

import dev.cozesh.shell.builtin.Patience;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Runs one line at a time on a thread of its own, and meets Ctrl-C: the first one stops the line,
 * or, while something is written that must not be torn, asks it to stop behind the call in flight;
 * a second one stops waiting for it. The prompt lives on in every case. Thread-safe.
 */
final class Breaking implements Patience {
  private final Runnable stopping;
  private final ThreadGroup threads;
  private volatile Line line = new Line();

  /** One line that runs. */
  private static final class Line {
    private final CountDownLatch requested = new CountDownLatch(1);
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile Thread thread;
    private volatile boolean inFlight;
  }

  /** The user gave a line up that does not stop; it goes on by itself. */
  static final class AbandonedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AbandonedException() {
      super("the line was given up", null, false, false);
    }
  }

  /**
   * @param stopping told when the call in flight is waited for
   * @param strayed told what ends a thread that a line has started
   */
  Breaking(Runnable stopping, Consumer<Throwable> strayed) {
    this.stopping = stopping;
    this.threads =
        new ThreadGroup("lines") {
          @Override
          public void uncaughtException(Thread thread, Throwable failure) {
            strayed.accept(failure);
          }
        };
  }

  /**
   * Does the work on a thread of its own and waits for its end.
   *
   * @throws AbandonedException when the user does not want to wait any longer
   * @throws RuntimeException whatever the work throws
   */
  void run(Runnable work) {
    Line own = new Line();
    line = own;
    own.thread =
        new Thread(
            threads,
            () -> {
              try {
                work.run();
                own.ended.complete(null);
              } catch (Throwable e) { // it is thrown anew where the line was started
                own.ended.completeExceptionally(e);
              }
            },
            "line");
    own.thread.setDaemon(true);
    own.thread.start();
    await(own);
  }

  private static void await(Line own) {
    try {
      own.ended.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new CompletionException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AbandonedException();
    }
  }

  /** Stops the line that runs, if one does, and says whether. */
  boolean stopped() {
    if (line.thread == null || line.ended.isDone()) {
      return false;
    }
    signal();
    return true;
  }

  /** Ctrl-C came while a line runs. */
  void signal() {
    Line own = line;
    if (own.requested.getCount() > 0) {
      own.requested.countDown();
      if (own.inFlight) {
        stopping.run();
      } else {
        interrupt(own);
      }
    } else if (own.inFlight) {
      own.inFlight = false;
      interrupt(own);
    } else {
      own.ended.completeExceptionally(new AbandonedException());
    }
  }

  private static void interrupt(Line own) {
    Thread thread = own.thread;
    if (thread != null) {
      thread.interrupt();
    }
  }

  /** Whether the line that runs was asked to stop. */
  @Override
  public boolean getAsBoolean() {
    return line.requested.getCount() == 0;
  }

  @Override
  public <T> T whileDoing(Duration limit, Supplier<T> work) {
    Line own = line;
    own.inFlight = true;
    try {
      return work.get();
    } finally {
      own.inFlight = false;
    }
  }

  /** Not needed here: the thread that waits is interrupted, and calls off what it waits for. */
  @Override
  public void onStop(BooleanSupplier stop) {}

  @Override
  public void pause(Duration duration) throws InterruptedException {
    line.requested.await(duration.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void untilSignal() {
    try {
      line.requested.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
