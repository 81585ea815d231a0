package dev.cozesh.dsl;

import dev.cozesh.client.core.EventStream;
import dev.cozesh.error.CozeException;
import dev.cozesh.error.CozeInterruptedException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The event streams that a script waits for. When it is stopped, by a signal or by an interrupt of
 * its thread, Coze is told where it can be told. Walked by the script's thread, stopped by any.
 */
final class OpenStreams {
  private final ScriptHost host;
  private final Set<EventStream<?>> open = ConcurrentHashMap.newKeySet();
  private boolean told;

  OpenStreams(ScriptHost host) {
    this.host = host;
  }

  /** Walks a stream to its end and closes it. */
  <E> void walk(EventStream<E> stream, Consumer<E> each) {
    Events events = watched(stream);
    try (events) {
      for (Object event : events) {
        @SuppressWarnings("unchecked") // they are the stream's own
        E own = (E) event;
        each.accept(own);
      }
    }
  }

  /** A stream for the script to walk. */
  Events watched(EventStream<?> stream) {
    if (!told) {
      told = true;
      host.onStop(this::cancelAll);
    }
    open.add(stream);
    return new Events(stream, this);
  }

  void ended(EventStream<?> stream) {
    open.remove(stream);
  }

  /** The script's thread was interrupted while it waited: Coze is told before it goes on. */
  void stopped(EventStream<?> stream, CozeInterruptedException cause) {
    boolean flag = Thread.interrupted();
    try {
      stream.cancel();
    } catch (CozeException e) {
      cause.addSuppressed(e);
    } finally {
      if (flag) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private boolean cancelAll() {
    boolean any = !open.isEmpty();
    for (EventStream<?> stream : open) {
      try {
        stream.cancel();
      } catch (CozeException e) {
        stream.close(); // what ends the process is the signal; the stream's reader says the rest
      }
    }
    return any;
  }
}
