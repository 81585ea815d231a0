package dev.cozesh.sandbox.socket;

import java.io.ByteArrayOutputStream;

/** Audio that came in pieces. Not thread-safe. */
final class HeardAudio {
  private static final int MOST_BYTES = 16 << 20;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /**
   * @throws Unheard when it gets too long
   */
  void add(byte[] piece) {
    if (bytes.size() + piece.length > MOST_BYTES) {
      throw Unheard.parameter("more than " + MOST_BYTES + " bytes of audio");
    }
    bytes.writeBytes(piece);
  }

  void clear() {
    bytes.reset();
  }

  /** What was said so far. */
  String text() {
    return Voice.hear(bytes.toByteArray());
  }

  /** What was said; the next audio begins anew. */
  String take() {
    String text = text();
    clear();
    return text;
  }
}
