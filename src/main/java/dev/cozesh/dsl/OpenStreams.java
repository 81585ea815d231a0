package dev.cozesh.dsl;

import dev.cozesh.client.core.EventStream;
import dev.cozesh.error.CozeException;
import dev.cozesh.error.CozeInterruptedException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The event streams that a script waits for. When it is stopped, by a signal or by an interrupt of
 * its thread, Coze is told where it can be told. Thread-safe.
 */
final class OpenStreams {
  private final ScriptHost host;
  private final Set<EventStream<?>> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger opening = new AtomicInteger();
  private volatile boolean stopping;
  private final AtomicBoolean told = new AtomicBoolean();
  private final Set<Crew> crews = ConcurrentHashMap.newKeySet();

  OpenStreams(ScriptHost host) {
    this.host = host;
  }

  /** Opens a stream; a stop meanwhile waits for it, since what has begun is to be called off. */
  Object opened(Supplier<Object> call) {
    tellHost();
    opening.incrementAndGet();
    try {
      Object given = call.get();
      return given instanceof EventStream<?> stream ? watched(stream) : given;
    } finally {
      opening.decrementAndGet();
    }
  }

  private void tellHost() {
    if (told.compareAndSet(false, true)) {
      host.onStop(this::cancelAll);
    }
  }

  /** Rows are worked through from now on: a stop ends that, too. */
  void joined(Crew crew) {
    tellHost();
    crews.add(crew);
    if (stopping) {
      crew.stop();
    }
  }

  void left(Crew crew) {
    crews.remove(crew);
  }

  /** Walks the events to their end and closes them. */
  void walk(Events events, Consumer<Object> each) {
    try (events) {
      events.forEach(each);
    }
  }

  /** A stream for the script to walk. */
  Events watched(EventStream<?> stream) {
    tellHost();
    open.add(stream);
    return new Events(stream, this);
  }

  /** Another event came; a stop that came before the first one is made good now. */
  void moved(EventStream<?> stream) {
    if (stopping) {
      cancel(stream);
    }
  }

  void ended(EventStream<?> stream) {
    open.remove(stream);
  }

  /**
   * The script's thread was interrupted while it waited: Coze is told before it goes on.
   *
   * @return whether Coze took it
   */
  boolean stopped(EventStream<?> stream, CozeInterruptedException cause) {
    boolean flag = Thread.interrupted();
    try {
      stream.cancel();
      return true;
    } catch (CozeException e) {
      cause.addSuppressed(e);
      return false;
    } finally {
      if (flag) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private boolean cancelAll() {
    stopping = true;
    boolean any = opening.get() > 0 || !open.isEmpty() || !crews.isEmpty();
    // Only the first event tells what to cancel; until then it is left to the thread that reads.
    open.stream().filter(stream -> stream.received() > 0).forEach(OpenStreams::cancel);
    crews.forEach(Crew::stop);
    return any;
  }

  private static void cancel(EventStream<?> stream) {
    try {
      stream.cancel();
    } catch (CozeException e) {
      stream.close(); // what ends the process is the signal; the stream's reader says the rest
    }
  }
}
