package dev.cozesh.sandbox.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A request's body, of known length or in chunks; it ends where the body ends. */
final class RequestBody extends InputStream {
  private static final byte[] CONTINUE =
      "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final int MOST_LINE_BYTES = 4 << 10;
  private static final int MOST_TRAILERS = 100;

  private final WireInput in;
  private final OutputStream out;
  private final boolean chunked;
  private boolean heldBack;
  private boolean inChunks;
  private long left;
  private boolean ended;

  /**
   * @param out where a client that holds the body back is told to send it, once someone reads
   */
  RequestBody(Head head, WireInput in, OutputStream out) {
    this.in = in;
    this.out = out;
    this.chunked = head.length().isEmpty();
    this.heldBack = head.expectsContinue();
    this.left = head.length().orElse(0L);
    this.ended = !chunked && left == 0;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!hasMore()) {
      return -1;
    }
    int read = in.read(bytes, offset, (int) Math.min(length, left));
    if (read < 0) {
      throw new EOFException("the connection ended within a body");
    }
    left -= read;
    ended = !chunked && left == 0;
    return read;
  }

  @Override
  public int available() throws IOException {
    return (int) Math.min(left, in.available());
  }

  /**
   * Takes what was not read, so that the client gets to read its answer.
   *
   * @return whether the next request begins here; not when the client still holds the body back
   */
  boolean discard() throws IOException {
    if (heldBack) {
      return false;
    }
    transferTo(OutputStream.nullOutputStream());
    return true;
  }

  private boolean hasMore() throws IOException {
    if (heldBack) {
      heldBack = false;
      out.write(CONTINUE);
    }
    if (chunked && !ended && left == 0) {
      nextChunk();
    }
    return !ended;
  }

  private void nextChunk() throws IOException {
    if (inChunks && !line().isEmpty()) {
      throw new Refusal(400, "no line break behind a chunk");
    }
    inChunks = true;
    String size = line().split(";", 2)[0].stripTrailing();
    if (!size.matches("[0-9A-Fa-f]{1,15}")) {
      throw new Refusal(400, "no chunk size");
    }
    left = Long.parseLong(size, 16);
    if (left == 0) {
      takeTrailers();
      ended = true;
    }
  }

  private void takeTrailers() throws IOException {
    int count = 0;
    while (!line().isEmpty()) {
      if (++count > MOST_TRAILERS) {
        throw new Refusal(431, "more than " + MOST_TRAILERS + " trailers");
      }
    }
  }

  private String line() throws IOException {
    return in.line(MOST_LINE_BYTES, new Refusal(400, "a chunk line without end"));
  }
}
