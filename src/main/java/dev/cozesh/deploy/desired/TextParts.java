package dev.cozesh.deploy.desired;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A long text in parts. The same text gives the same parts; joined they are the text. A part ends
 * behind an empty line, else behind a line, else behind a character.
 */
final class TextParts {
  /** Coze takes 5 MB of text a document. */
  static final int MOST_BYTES = 5 << 20;

  private TextParts() {}

  /**
   * @param most bytes of a part in UTF-8, at least 4
   */
  static List<String> of(String text, int most) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int end = furthest(text, from, most);
      int to = end == text.length() ? end : boundary(text, from, end);
      parts.add(text.substring(from, to));
      from = to;
    }
    return parts;
  }

  static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** The furthest end of a part that begins there. */
  private static int furthest(String text, int from, int most) {
    int bytes = 0;
    int at = from;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
      if (bytes > most) {
        return at;
      }
      at += Character.charCount(c);
    }
    return at;
  }

  /** The best place to end, in the second half of the part. */
  private static int boundary(String text, int from, int end) {
    int half = from + (end - from) / 2;
    for (String gap : List.of("\n\n", "\r\n\r\n", "\n")) {
      int at = text.lastIndexOf(gap, end - gap.length());
      if (at >= half) {
        return at + gap.length();
      }
    }
    return end;
  }
}
