package dev.cozesh.sandbox.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * One WebSocket frame, unmasked.
 *
 * @param last whether it ends its message
 * @param opcode what it is, one of the constants
 */
record Frame(boolean last, int opcode, byte[] payload) {
  static final int CONTINUATION = 0;
  static final int TEXT = 1;
  static final int BINARY = 2;
  static final int CLOSE = 8;
  static final int PING = 9;
  static final int PONG = 10;

  static boolean isControl(int opcode) {
    return opcode >= CLOSE;
  }

  static Frame of(int opcode, byte[] payload) {
    return new Frame(true, opcode, payload);
  }

  static Frame close(int code, String reason) {
    byte[] text = reason.getBytes(StandardCharsets.UTF_8);
    byte[] payload = ByteBuffer.allocate(2 + text.length).putShort((short) code).put(text).array();
    return of(CLOSE, payload);
  }

  /** As a server sends it, without a mask. */
  byte[] bytes() {
    int size = payload.length;
    ByteBuffer bytes = ByteBuffer.allocate(size + 10);
    bytes.put((byte) ((last ? 0x80 : 0) | opcode));
    if (size < 126) {
      bytes.put((byte) size);
    } else if (size < 1 << 16) {
      bytes.put((byte) 126).putShort((short) size);
    } else {
      bytes.put((byte) 127).putLong(size);
    }
    bytes.put(payload);
    byte[] exact = new byte[bytes.position()];
    bytes.flip().get(exact);
    return exact;
  }

  /** Bytes as UTF-8, nothing replaced. */
  static String text(byte[] bytes) throws Violation {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new Violation(CloseCode.NOT_UTF_8, "not UTF-8");
    }
  }
}
