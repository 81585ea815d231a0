package dev.cozesh.sandbox.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** What comes in on a connection, buffered once for heads, bodies and frames alike. */
final class WireInput extends InputStream {
  private static final int BUFFER_BYTES = 8 << 10;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int next;
  private int end;

  WireInput(InputStream in) {
    this.in = in;
  }

  /** Waits for a byte without taking it; false at the end. */
  boolean hasNext() throws IOException {
    return next < end || fill();
  }

  @Override
  public int read() throws IOException {
    return hasNext() ? buffer[next++] & 0xff : -1;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (next == end && length >= BUFFER_BYTES) {
      return in.read(bytes, offset, length);
    }
    if (!hasNext()) {
      return -1;
    }
    int taken = Math.min(length, end - next);
    System.arraycopy(buffer, next, bytes, offset, taken);
    next += taken;
    return taken;
  }

  @Override
  public int available() throws IOException {
    return end - next + in.available();
  }

  /**
   * A line without its end, which is a line feed with or without a carriage return before it.
   *
   * @param most bytes of the line
   * @param tooLong thrown when there are more
   * @throws EOFException when the line does not end
   */
  String line(int most, Refusal tooLong) throws IOException {
    StringBuilder line = new StringBuilder();
    while (true) {
      if (!hasNext()) {
        throw new EOFException("the connection ended within a line");
      }
      int from = next;
      while (next < end && buffer[next] != '\n') {
        next++;
      }
      if (line.length() + next - from > most) {
        throw tooLong;
      }
      line.append(new String(buffer, from, next - from, StandardCharsets.ISO_8859_1));
      if (next < end) {
        next++;
        int last = line.length() - 1;
        return last >= 0 && line.charAt(last) == '\r' ? line.substring(0, last) : line.toString();
      }
    }
  }

  private boolean fill() throws IOException {
    int read = in.read(buffer, 0, BUFFER_BYTES);
    next = 0;
    end = Math.max(read, 0);
    return read > 0;
  }
}
