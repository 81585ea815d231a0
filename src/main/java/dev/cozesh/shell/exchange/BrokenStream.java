package dev.cozesh.shell.exchange;

import dev.cozesh.error.CozeTransportException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes that end with a failure. */
final class BrokenStream extends FilterInputStream {
  private final CozeTransportException failure;

  BrokenStream(InputStream in, CozeTransportException failure) {
    super(in);
    this.failure = failure;
  }

  @Override
  public int read() throws IOException {
    return orFailure(super.read());
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    return orFailure(super.read(bytes, offset, length));
  }

  private int orFailure(int read) {
    if (read < 0) {
      throw failure;
    }
    return read;
  }
}
