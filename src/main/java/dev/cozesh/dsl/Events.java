package dev.cozesh.dsl;

import dev.cozesh.client.core.EventStream;
import dev.cozesh.client.core.Gap;
import dev.cozesh.error.CozeInterruptedException;
import java.util.Iterator;
import java.util.List;

/**
 * Events as they come, to be walked once. The walk fails when the stream ends before its last
 * event. Whoever leaves it before closes it.
 */
public final class Events implements Iterable<Object>, AutoCloseable {
  private final EventStream<?> stream;
  private final OpenStreams open;

  Events(EventStream<?> stream, OpenStreams open) {
    this.stream = stream;
    this.open = open;
  }

  @Override
  public Iterator<Object> iterator() {
    Iterator<?> walk = stream.iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return more(walk);
      }

      @Override
      public Object next() {
        return walk.next();
      }
    };
  }

  private boolean more(Iterator<?> walk) {
    boolean more = false;
    try {
      more = walk.hasNext();
      open.moved(stream);
    } catch (CozeInterruptedException e) {
      if (open.stopped(stream, e)) {
        walk.hasNext(); // throws what says what Coze was asked
      }
      throw e;
    } finally {
      if (!more) {
        open.ended(stream);
      }
    }
    return more;
  }

  /** How many came. */
  public long getReceived() {
    return stream.received();
  }

  /** Whether the last event came and no number was missing. */
  public boolean isComplete() {
    return stream.complete();
  }

  /** Where numbers were missing or came again. */
  public List<Gap> getGaps() {
    return stream.gaps();
  }

  /** Coze's log id; may be empty. */
  public String getLogid() {
    return stream.logId();
  }

  /** Tells Coze to stop, where it can be told, and hangs up. */
  public void cancel() {
    open.ended(stream);
    stream.cancel();
  }

  /** Hangs up; Coze is not told and may go on. */
  @Override
  public void close() {
    open.ended(stream);
    stream.close();
  }

  /** Where it is and how far it came. */
  @Override
  public String toString() {
    return stream.toString();
  }
}
