package dev.cozesh.http.socket;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads what a server sends: control frames as they come, messages put together. */
final class FrameReader {
  private static final int LARGEST_CONTROL = 125;

  private final InputStream in;
  private final int mostBytes;
  private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
  private int kind = Frame.CONTINUATION;

  /**
   * @param mostBytes of one message
   */
  FrameReader(InputStream in, int mostBytes) {
    this.in = in;
    this.mostBytes = mostBytes;
  }

  /**
   * The next control frame or whole message.
   *
   * @throws EOFException when the connection ends
   * @throws Violation when the server breaks the rules; code 1009 when a message is too large
   */
  Frame next() throws IOException {
    while (true) {
      Frame frame = read();
      if (Frame.isControl(frame.opcode())) {
        return frame;
      }
      if (kind == Frame.CONTINUATION == (frame.opcode() == Frame.CONTINUATION)) {
        throw violation("a message within another, or a piece of none");
      }
      kind = Math.max(kind, frame.opcode());
      begun.writeBytes(frame.payload());
      if (frame.last()) {
        Frame message = Frame.of(kind, begun.toByteArray());
        begun.reset();
        kind = Frame.CONTINUATION;
        return message;
      }
    }
  }

  /** Bytes as UTF-8, nothing replaced. */
  static String text(byte[] bytes) throws Violation {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new Violation(CloseWords.NOT_UTF_8, "a text that is not UTF-8");
    }
  }

  private Frame read() throws IOException {
    int first = oneByte();
    int second = oneByte();
    int opcode = first & 0x0f;
    boolean last = (first & 0x80) != 0;
    boolean known = opcode <= Frame.BINARY || opcode >= Frame.CLOSE && opcode <= Frame.PONG;
    if ((first & 0x70) != 0 || !known) {
      throw violation("an unknown kind of frame");
    }
    if ((second & 0x80) != 0) {
      throw violation("a frame with a mask");
    }
    if (Frame.isControl(opcode) && (!last || second > LARGEST_CONTROL)) {
      throw violation("a control frame in pieces, or too long");
    }
    long length = length(second);
    if (length > mostBytes - begun.size()) {
      throw new Violation(CloseWords.TOO_LARGE, "a message of more than " + mostBytes + " bytes");
    }
    return new Frame(last, opcode, exactly((int) length));
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
    return length < 0 ? Long.MAX_VALUE : length;
  }

  private int oneByte() throws IOException {
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
    return new Violation(CloseWords.PROTOCOL, why);
  }
}
