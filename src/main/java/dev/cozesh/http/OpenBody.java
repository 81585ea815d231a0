package dev.cozesh.http;

import dev.cozesh.error.CozeException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.HttpEntity;

/**
 * A body on the wire. The limit of silence and an interrupt are watched while somebody reads, and
 * only then. Closing hangs up.
 */
final class OpenBody extends InputStream {
  private final Trip trip;
  private final HttpEntity entity;
  private final Watchdog watchdog;

  private InputStream content;
  private long received;
  private boolean ended;
  private volatile boolean hungUp;

  OpenBody(Trip trip, HttpEntity entity, Watchdog watchdog) {
    this.trip = trip;
    this.entity = entity;
    this.watchdog = watchdog;
  }

  /** From now on the limit of the whole call holds again. */
  void hurry() {
    trip.hurry();
  }

  boolean isAbandoned() {
    return watchdog.isClosed();
  }

  String operation() {
    return trip.request().operation();
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes) {
    return read(bytes, 0, bytes.length);
  }

  @Override
  public int read(byte[] bytes, int offset, int length) {
    if (hungUp) {
      throw failure(null);
    }
    if (ended || entity == null) {
      return -1;
    }
    trip.waits();
    try {
      int read = content().read(bytes, offset, length);
      if (read < 0) {
        ended = true;
        watchdog.forget(trip);
      } else {
        received += read;
        trip.began();
      }
      return read;
    } catch (IOException e) {
      CozeException failure = failure(e);
      close();
      throw failure;
    } finally {
      trip.rests();
    }
  }

  private InputStream content() throws IOException {
    if (content == null) {
      content = entity.getContent();
    }
    return content;
  }

  private CozeException failure(IOException cause) {
    return hungUp
        ? TripFailure.hungUp(trip, cause)
        : TripFailure.inStream(trip, received, watchdog.isClosed(), cause);
  }

  @Override
  public void close() {
    hungUp = true;
    watchdog.forget(trip);
    // Closing the content would read on to its end: an endless one has none.
    trip.hangUp();
  }
}
