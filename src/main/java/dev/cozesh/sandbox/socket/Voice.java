package dev.cozesh.sandbox.socket;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Speaks and understands. Its audio is PCM, 16 bit, little endian, with one very soft sample for
 * each UTF-8 byte: so what was spoken here is understood here, and of any other audio the number of
 * bytes is told.
 */
final class Voice {
  private static final int MOST_TEXT_BYTES = 1_024;
  private static final int PIECE_BYTES = 960; // 20 ms of 24 kHz, 16 bit, mono
  private static final long TEXT_TOO_LONG = 3010;

  private Voice() {}

  /** The audio of a text. */
  static byte[] speak(String text) {
    byte[] letters = text.getBytes(StandardCharsets.UTF_8);
    byte[] audio = new byte[letters.length * 2];
    for (int i = 0; i < letters.length; i++) {
      audio[2 * i] = letters[i];
    }
    return audio;
  }

  /** The audio of a text in base64, in pieces as they are sent. */
  static List<String> pieces(String text) {
    byte[] audio = speak(text);
    List<String> pieces = new ArrayList<>();
    for (int from = 0; from < audio.length; from += PIECE_BYTES) {
      int length = Math.min(PIECE_BYTES, audio.length - from);
      ByteBuffer piece = ByteBuffer.wrap(audio, from, length).slice();
      pieces.add(StandardCharsets.US_ASCII.decode(Base64.getEncoder().encode(piece)).toString());
    }
    return pieces;
  }

  /** What was said. */
  static String hear(byte[] audio) {
    byte[] letters = new byte[audio.length / 2];
    for (int i = 0; i < letters.length; i++) {
      letters[i] = audio[2 * i];
      if (audio[2 * i + 1] != 0 || letters[i] == 0) {
        return audio.length + " bytes of audio";
      }
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(letters)).toString();
    } catch (CharacterCodingException e) {
      return audio.length + " bytes of audio";
    }
  }

  /** Whether nothing is to be heard. */
  static boolean isSilence(byte[] audio) {
    for (byte one : audio) {
      if (one != 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * A text short enough to be spoken.
   *
   * @throws Unheard when it is not
   */
  static String checked(String text) {
    if (text.getBytes(StandardCharsets.UTF_8).length > MOST_TEXT_BYTES) {
      throw new Unheard(TEXT_TOO_LONG, "the text is longer than " + MOST_TEXT_BYTES + " bytes");
    }
    return text;
  }
}
