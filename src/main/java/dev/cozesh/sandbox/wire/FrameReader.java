package dev.cozesh.sandbox.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Reads a client's frames, each by its own rules; the order of frames is not looked at here. */
final class FrameReader {
  private static final int LARGEST_CONTROL = 125;

  private final InputStream in;
  private final int mostBytes;

  /**
   * @param mostBytes of one frame's payload
   */
  FrameReader(InputStream in, int mostBytes) {
    this.in = in;
    this.mostBytes = mostBytes;
  }

  Frame read() throws IOException {
    int first = next();
    int second = next();
    int opcode = first & 0x0f;
    boolean last = (first & 0x80) != 0;
    if ((first & 0x70) != 0) {
      throw violation("a reserved bit is set");
    }
    if (opcode > Frame.BINARY && opcode < Frame.CLOSE || opcode > Frame.PONG) {
      throw violation("an unknown kind of frame");
    }
    if ((second & 0x80) == 0) {
      throw violation("a frame without a mask");
    }
    int shortLength = second & 0x7f;
    if (Frame.isControl(opcode) && (!last || shortLength > LARGEST_CONTROL)) {
      throw violation("a control frame in pieces, or too long");
    }
    long length = length(shortLength);
    if (length > mostBytes) {
      throw new Violation(CloseCode.TOO_LARGE, "more than " + mostBytes + " bytes");
    }
    byte[] mask = exactly(4);
    byte[] payload = exactly((int) length);
    for (int i = 0; i < payload.length; i++) {
      payload[i] ^= mask[i & 3];
    }
    return new Frame(last, opcode, payload);
  }

  private long length(int shortLength) throws IOException {
    if (shortLength <= LARGEST_CONTROL) {
      return shortLength;
    }
    boolean two = shortLength == 126;
    long length = 0;
    for (byte one : exactly(two ? 2 : 8)) {
      length = length << 8 | one & 0xff;
    }
    if (length < (two ? 126 : 1 << 16)) {
      throw violation("a length in more bytes than it needs, or beyond measure");
    }
    return length;
  }

  private int next() throws IOException {
    int next = in.read();
    if (next < 0) {
      throw new EOFException("the connection ended without a close frame");
    }
    return next;
  }

  private byte[] exactly(int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException("the connection ended within a frame");
    }
    return bytes;
  }

  private static Violation violation(String why) {
    return new Violation(CloseCode.PROTOCOL, why);
  }
}
