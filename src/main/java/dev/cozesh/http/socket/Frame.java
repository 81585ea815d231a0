package dev.cozesh.http.socket;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One frame, unmasked.
 *
 * @param last whether it ends its message
 * @param opcode what it is, one of the constants
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6455#section-5">RFC 6455, 5</a>
 */
record Frame(boolean last, int opcode, byte[] payload) {
  static final int CONTINUATION = 0;
  static final int TEXT = 1;
  static final int BINARY = 2;
  static final int CLOSE = 8;
  static final int PING = 9;
  static final int PONG = 10;

  private static final int LARGEST_HEAD = 14;

  static Frame of(int opcode, byte[] payload) {
    return new Frame(true, opcode, payload);
  }

  static Frame close(int code) {
    return of(CLOSE, ByteBuffer.allocate(2).putShort((short) code).array());
  }

  static boolean isControl(int opcode) {
    return opcode >= CLOSE;
  }

  /** A close frame's code. */
  int code() {
    return payload.length < 2 ? CloseWords.NO_CODE : ByteBuffer.wrap(payload).getShort() & 0xffff;
  }

  /** A close frame's words. */
  String reason() {
    int length = Math.max(0, payload.length - 2);
    return new String(payload, payload.length - length, length, StandardCharsets.UTF_8);
  }

  /** As a client sends it. */
  ByteBuffer masked(int mask) {
    ByteBuffer bytes = ByteBuffer.allocate(LARGEST_HEAD + payload.length);
    bytes.put((byte) ((last ? 0x80 : 0) | opcode));
    if (payload.length < 126) {
      bytes.put((byte) (0x80 | payload.length));
    } else if (payload.length < 1 << 16) {
      bytes.put((byte) (0x80 | 126)).putShort((short) payload.length);
    } else {
      bytes.put((byte) (0x80 | 127)).putLong(payload.length);
    }
    bytes.putInt(mask);
    for (int i = 0; i < payload.length; i++) {
      bytes.put((byte) (payload[i] ^ mask >>> (3 - i & 3) * 8));
    }
    return bytes.flip();
  }
}
