package dev.cozesh.http;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Tells the watch that bytes move. Does not close what it writes to. */
final class WatchedOutput extends FilterOutputStream {
  private final Trip trip;

  WatchedOutput(OutputStream out, Trip trip) {
    super(out);
    this.trip = trip;
  }

  @Override
  public void write(int value) throws IOException {
    out.write(value);
    trip.moved();
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
    trip.moved();
  }

  @Override
  public void close() throws IOException {
    flush();
  }
}
