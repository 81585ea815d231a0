package dev.cozesh.deploy.guard;

import java.io.ByteArrayOutputStream;

/** The two ways in which a PDF writes bytes as letters. What is no such letter is passed over. */
final class PdfAscii {
  private static final int BASE = 85;
  private static final int GROUP = 5;
  private static final int HEX_RADIX = 16;

  private PdfAscii() {}

  /** Five letters are four bytes, {@code z} is four zeros, {@code ~} the end. */
  static byte[] from85(byte[] text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    long group = 0;
    int count = 0;
    for (int n = 0; n < text.length && text[n] != '~'; n++) {
      if (text[n] == 'z' && count == 0) {
        write(bytes, 0, GROUP - 1);
      } else if (text[n] >= '!' && text[n] <= 'u') {
        group = group * BASE + (text[n] - '!');
        count++;
        if (count == GROUP) {
          write(bytes, group, GROUP - 1);
          group = 0;
          count = 0;
        }
      }
    }
    if (count > 1) {
      int missing = GROUP - count;
      for (int n = 0; n < missing; n++) {
        group = group * BASE + BASE - 1;
      }
      write(bytes, group, count - 1);
    }
    return bytes.toByteArray();
  }

  private static void write(ByteArrayOutputStream bytes, long group, int count) {
    for (int n = 0; n < count; n++) {
      bytes.write((int) (group >> Byte.SIZE * (GROUP - 2 - n)));
    }
  }

  /** Two digits are a byte, a missing last one is 0, {@code >} the end. */
  static byte[] fromHex(byte[] text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int first = -1;
    for (int n = 0; n < text.length && text[n] != '>'; n++) {
      int digit = Character.digit(text[n], HEX_RADIX);
      if (digit >= 0 && first < 0) {
        first = digit;
      } else if (digit >= 0) {
        bytes.write(first * HEX_RADIX + digit);
        first = -1;
      }
    }
    if (first >= 0) {
      bytes.write(first * HEX_RADIX);
    }
    return bytes.toByteArray();
  }
}
