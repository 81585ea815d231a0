package dev.cozesh.http.sse;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * UTF-8 as the Encoding Standard reads it: what is malformed becomes U+FFFD, as many as the
 * standard counts. Java counts a coded surrogate as one, the standard as three.
 *
 * @see <a href="https://encoding.spec.whatwg.org/#utf-8-decoder">Encoding: UTF-8 decoder</a>
 */
final class Utf8 {
  private static final char REPLACEMENT = '\uFFFD';

  private Utf8() {}

  static String text(byte[] bytes, int from, int to) {
    String text = new String(bytes, from, to - from, UTF_8);
    return text.indexOf(REPLACEMENT) < 0 ? text : exact(bytes, from, to);
  }

  private static String exact(byte[] bytes, int from, int to) {
    StringBuilder text = new StringBuilder(to - from);
    int at = from;
    while (at < to) {
      int length = wellFormed(bytes, at, to);
      if (length > 0) {
        text.append(new String(bytes, at, length, UTF_8));
        at += length;
      } else {
        text.append(REPLACEMENT);
        at -= length;
      }
    }
    return text.toString();
  }

  /** Length of the character that begins here; of what is malformed, negated. */
  private static int wellFormed(byte[] bytes, int at, int to) {
    int first = bytes[at] & 0xff;
    int length = length(first);
    if (length == 0) {
      return -1;
    }
    int lowest = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
    int highest = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
    for (int i = 1; i < length; i++) {
      int next = at + i < to ? bytes[at + i] & 0xff : -1;
      if (next < lowest || next > highest) {
        return -i;
      }
      lowest = 0x80;
      highest = 0xbf;
    }
    return length;
  }

  private static int length(int first) {
    if (first < 0x80) {
      return 1;
    }
    if (first < 0xc2 || first > 0xf4) {
      return 0;
    }
    return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  }
}
