package dev.cozesh.client.core;

import dev.cozesh.error.CozeException;
import java.io.IOException;
import java.io.InputStream;

/** An opened answer's body whose failures name the log id and are told to the listener. */
final class ToldStream extends InputStream {
  private final Opened opened;
  private final Reading reading;
  private final InputStream body;

  ToldStream(Opened opened, Reading reading) {
    this.opened = opened;
    this.reading = reading;
    this.body = opened.answer().body();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      return body.read(bytes, offset, length);
    } catch (CozeException e) {
      CozeException failure = reading.withLogId(e, opened.head().logId(), "");
      opened.answer().close();
      opened.failed(failure);
      throw failure;
    }
  }

  @Override
  public void close() {
    opened.answer().close();
  }
}
