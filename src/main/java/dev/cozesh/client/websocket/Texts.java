package dev.cozesh.client.websocket;

import dev.cozesh.error.CozeUsageException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Texts to be spoken: Coze takes 1024 bytes of UTF-8 at a time, and refuses more with code 3010.
 */
final class Texts {
  private static final int MOST_BYTES = 1_024;

  private Texts() {}

  static String checked(String text) {
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MOST_BYTES) {
      throw new CozeUsageException(
          "a text of " + bytes + " bytes cannot be spoken at once",
          "Coze takes " + MOST_BYTES + " bytes at a time and refuses more with code 3010",
          "send it in pieces: `SpeechSocketInput.texts(…)` makes them");
    }
    return text;
  }

  static List<String> pieces(String whole) {
    List<String> pieces = new ArrayList<>();
    int from = 0;
    int bytes = 0;
    for (int at = 0; at < whole.length(); at += Character.charCount(whole.codePointAt(at))) {
      int size = Character.toString(whole.codePointAt(at)).getBytes(StandardCharsets.UTF_8).length;
      if (bytes + size > MOST_BYTES) {
        pieces.add(whole.substring(from, at));
        from = at;
        bytes = 0;
      }
      bytes += size;
    }
    if (from < whole.length()) {
      pieces.add(whole.substring(from));
    }
    return pieces;
  }
}
