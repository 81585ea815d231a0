package dev.cozesh.client.websocket;

import dev.cozesh.error.CozeDataException;
import java.util.Base64;

/** Sound as it stands in an event. */
final class Sound {
  private Sound() {}

  static byte[] of(String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new CozeDataException("a piece of sound is not base64", e.getMessage(), "", text, e);
    }
  }

  static String text(byte[] sound) {
    return Base64.getEncoder().encodeToString(sound);
  }
}
