package dev.cozesh.shell.prompt;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeInterruptedException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Lines that a thread of its own reads, one when one is wanted, since nothing can stop a thread
 * that waits for a terminal. Who gives up leaves the line to the next who asks.
 */
final class LinesBehind {
  private final Supplier<Optional<String>> reader;
  private final Semaphore wanted = new Semaphore(0);
  private Optional<String> line; // null while none is there
  private boolean onItsWay;
  private boolean givenUp;
  private Thread thread;

  /**
   * @param reader waits for a line; empty at the end
   */
  LinesBehind(Supplier<Optional<String>> reader) {
    this.reader = requireNonNull(reader, "reader");
  }

  /**
   * The next line; empty at the end, and when whoever waits was told to give up.
   *
   * @throws CozeInterruptedException when the thread that waits is interrupted
   */
  synchronized Optional<String> next() {
    givenUp = false;
    want();
    try {
      while (line == null && !givenUp) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CozeInterruptedException("the question was not answered", "", "", e);
    }
    Optional<String> given = givenUp ? Optional.empty() : line;
    line = givenUp ? line : null;
    return given;
  }

  /** Whoever waits gets no line. */
  synchronized void giveUp() {
    givenUp = true;
    notifyAll();
  }

  private void want() {
    if (thread == null) {
      thread = new Thread(this::readOnDemand, "lines");
      thread.setDaemon(true);
      thread.start();
    }
    if (!onItsWay && line == null) {
      onItsWay = true;
      wanted.release();
    }
  }

  private void readOnDemand() {
    while (true) {
      wanted.acquireUninterruptibly();
      Optional<String> next = reader.get();
      synchronized (this) {
        onItsWay = false;
        line = next;
        notifyAll();
      }
    }
  }
}
