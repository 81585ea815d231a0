package dev.cozesh.sandbox.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The body of an answer under way. A flush sends what was written; a close ends the answer. Not
 * thread-safe.
 */
final class AnswerBody extends OutputStream {
  private static final int BUFFER_BYTES = 8 << 10;
  private static final int ROOM_FOR_SIZE = 6; // four digits and a line break
  private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  /** How the client finds the end. */
  enum Framing {
    /** It was told the length. */
    LENGTH,
    /** Each piece comes with its size. */
    CHUNKS,
    /** The connection ends. */
    END,
    /** There is no body: what is written is dropped. */
    NONE
  }

  private final OutputStream out;
  private final Framing framing;
  private final Runnable whole;
  private final byte[] buffer = new byte[ROOM_FOR_SIZE + BUFFER_BYTES + 2];
  private int end = ROOM_FOR_SIZE;
  private long left;
  private boolean closed;

  /**
   * @param length of the body, if the client was told
   * @param whole run once the answer is complete
   */
  AnswerBody(OutputStream out, Framing framing, long length, Runnable whole) {
    this.out = out;
    this.framing = framing;
    this.left = framing == Framing.LENGTH ? length : Long.MAX_VALUE;
    this.whole = whole;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (closed) {
      throw new IOException("the answer has ended");
    }
    if (framing == Framing.NONE) {
      return;
    }
    if (length > left) {
      throw new IOException("more than the promised length");
    }
    left -= length;
    int done = 0;
    while (done < length) {
      int fitting = Math.min(length - done, ROOM_FOR_SIZE + BUFFER_BYTES - end);
      System.arraycopy(bytes, offset + done, buffer, end, fitting);
      end += fitting;
      done += fitting;
      if (end == ROOM_FOR_SIZE + BUFFER_BYTES) {
        flush();
      }
    }
  }

  @Override
  public void flush() throws IOException {
    if (end == ROOM_FOR_SIZE) {
      return;
    }
    int size = end - ROOM_FOR_SIZE;
    end = ROOM_FOR_SIZE;
    if (framing == Framing.CHUNKS) {
      byte[] line = (Integer.toHexString(size) + "\r\n").getBytes(StandardCharsets.US_ASCII);
      int from = ROOM_FOR_SIZE - line.length;
      System.arraycopy(line, 0, buffer, from, line.length);
      buffer[ROOM_FOR_SIZE + size] = '\r';
      buffer[ROOM_FOR_SIZE + size + 1] = '\n';
      out.write(buffer, from, line.length + size + 2);
    } else {
      out.write(buffer, ROOM_FOR_SIZE, size);
    }
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    flush();
    closed = true;
    if (framing == Framing.CHUNKS) {
      out.write(LAST_CHUNK);
    }
    if (framing != Framing.LENGTH || left == 0) {
      whole.run();
    }
  }
}
