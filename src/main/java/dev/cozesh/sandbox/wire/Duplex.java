package dev.cozesh.sandbox.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/** A connection after {@code 101 Switching Protocols}: bytes both ways. */
public final class Duplex {
  private final Connection connection;

  Duplex(Connection connection) {
    this.connection = connection;
  }

  /** What the client sends, from the first byte behind its request. */
  public InputStream in() {
    return connection.in();
  }

  /** Sends each write at once. */
  public OutputStream out() {
    return connection.out();
  }

  /** How long a read waits before it throws; zero for ever. */
  public void readTimeout(Duration limit) throws IOException {
    connection.readTimeout(limit);
  }

  /** Waits for a byte, or the end, without taking it. */
  public void awaitInput() throws IOException {
    connection.in().hasNext();
  }

  /** Ends it in order: the client gets to read what was sent. */
  public void close() throws IOException {
    connection.finish();
  }

  /** Resets it at once. */
  public void reset() throws IOException {
    connection.reset();
  }
}
