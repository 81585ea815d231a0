package dev.cozesh.dsl;

import dev.cozesh.dsl.script.ScriptTexts;
import dev.cozesh.error.CozeInterruptedException;
import dev.cozesh.error.Place;
import groovy.lang.Closure;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Runs one block for each row, several rows at once. The first failure ends it: no row begins any
 * more, and those under way are finished. A stop of the script, by a signal or by an interrupt of
 * its thread, interrupts those under way.
 */
final class Crew {
  private static final long LAST_MILLIS = 3_000;

  private final OpenStreams streams;
  private final ScriptTexts texts;
  private final Optional<Pace> pace;
  private final Iterator<?> rows;
  private final List<Object> results = new ArrayList<>();
  private final List<Thread> workers = new ArrayList<>();
  private int working;
  private int begun;
  private int finished;
  private boolean over;
  private boolean stopped;
  private Throwable failure;

  private record Job(int number, Object row) {}

  Crew(Session session, Optional<Pace> pace, Iterable<?> rows) {
    this.streams = session.streams();
    this.texts = session.texts();
    this.pace = pace;
    this.rows = rows.iterator();
  }

  /**
   * What the block gave for each row, in the order of the rows.
   *
   * @param size at how many rows at once
   * @throws CozeInterruptedException when the script was stopped
   */
  List<Object> run(int size, Closure<?> body) {
    Place place = texts.here("parallel");
    for (int n = 1; n <= size; n++) {
      Runnable work = () -> texts.calledFrom(place, () -> work(body));
      Thread worker = new Thread(work, "cozesh-worker-" + n);
      worker.setDaemon(true);
      workers.add(worker);
    }
    working = size;
    streams.joined(this);
    try {
      workers.forEach(Thread::start);
      awaitEnd();
      if (isStopped()) {
        awaitStopped();
      }
    } catch (InterruptedException e) {
      stop();
      awaitStopped();
      Thread.currentThread().interrupt();
    } finally {
      streams.left(this);
    }
    return outcome();
  }

  private synchronized void awaitEnd() throws InterruptedException {
    while (working > 0 && !stopped) {
      wait();
    }
  }

  private synchronized boolean isStopped() {
    return stopped;
  }

  /** Coze is told of each row that is under way; one that hears nothing is left behind. */
  private void awaitStopped() {
    try {
      long end = System.nanoTime() + LAST_MILLIS * 1_000_000;
      for (Thread worker : workers) {
        worker.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Begins nothing more, and interrupts what is under way. */
  void stop() {
    synchronized (this) {
      over = true;
      stopped = true;
      notifyAll();
    }
    workers.forEach(Thread::interrupt);
  }

  private void work(Closure<?> body) {
    try {
      for (Job job = next(); job != null; job = next()) {
        if (pace.isPresent()) {
          pace.get().take();
        }
        if (!isOver()) {
          ended(job, body.call(job.row()));
        }
      }
    } catch (Throwable e) { // a block may throw anything; the caller's thread throws it again
      failed(e);
    } finally {
      left();
    }
  }

  private synchronized void left() {
    working--;
    notifyAll();
  }

  private synchronized boolean isOver() {
    return over;
  }

  /** Rows may be asked for over the network: the lock of the state is not held meanwhile. */
  private Job next() {
    synchronized (rows) {
      return !isOver() && rows.hasNext() ? begin(rows.next()) : null;
    }
  }

  private synchronized Job begin(Object row) {
    results.add(null);
    return new Job(begun++, row);
  }

  private synchronized void ended(Job job, Object result) {
    results.set(job.number(), result);
    finished++;
  }

  private synchronized void failed(Throwable thrown) {
    over = true;
    if (failure == null) {
      failure = thrown;
    } else if (failure != thrown) {
      failure.addSuppressed(thrown);
    }
  }

  private synchronized List<Object> outcome() {
    if (stopped) {
      throw new CozeInterruptedException(
          "stopped: " + finished + " of the " + begun + " rows begun are done", "", "", failure);
    }
    if (failure != null) {
      throw Crew.<RuntimeException>again(failure);
    }
    return new ArrayList<>(results);
  }

  @SuppressWarnings("unchecked") // a script declares no exceptions, and may throw each
  private static <T extends Throwable> T again(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
