package dev.cozesh.deploy.guard;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which characters the bytes of a string are.
 *
 * @param width how many bytes are a code
 * @param characters by code; empty for the usual encodings
 */
record PdfCodes(int width, Map<Integer, String> characters) {
  /** Windows' Latin letters, or what a byte order mark says. */
  static final PdfCodes USUAL = new PdfCodes(1, Map.of());

  /** Strings whose every two bytes are a character. */
  static final PdfCodes WIDE = new PdfCodes(2, Map.of());

  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final int LONGEST = 1 << 20;
  private static final int MOST = 1 << 16;

  private static final String CODE = "<([0-9A-Fa-f\\s]{2,12})>\\s*";
  private static final String TEXT = "<([0-9A-Fa-f\\s]{2,80})>";
  private static final Pattern BLOCK =
      Pattern.compile("beginbf(char|range)(.*?)endbf", Pattern.DOTALL);
  private static final Pattern ONE = Pattern.compile(CODE + TEXT);
  private static final Pattern SEVERAL =
      Pattern.compile(CODE + CODE + "(?:" + TEXT + "|\\[([^\\]]*+)\\])");
  private static final Pattern EACH = Pattern.compile(TEXT);

  /** The table of a font, if a stream is one. */
  static Optional<PdfCodes> of(String stream) {
    if (stream.length() > LONGEST || !stream.contains("beginbf")) {
      return Optional.empty();
    }
    Map<Integer, String> characters = new HashMap<>();
    int width = 1;
    for (Matcher block = BLOCK.matcher(stream); block.find(); ) {
      boolean single = block.group(1).equals("char");
      Matcher line = (single ? ONE : SEVERAL).matcher(block.group(2));
      while (line.find() && characters.size() < MOST) {
        width = hex(line.group(1)).length > 1 ? 2 : width;
        if (single) {
          characters.put(code(line.group(1)), text(line.group(2)));
        } else {
          range(line, characters);
        }
      }
    }
    return characters.isEmpty() ? Optional.empty() : Optional.of(new PdfCodes(width, characters));
  }

  private static void range(Matcher line, Map<Integer, String> characters) {
    int first = code(line.group(1));
    int last = Math.min(code(line.group(2)), first + MOST);
    if (line.group(3) == null) {
      int code = first;
      for (Matcher each = EACH.matcher(line.group(4)); each.find() && code <= last; code++) {
        characters.put(code, text(each.group(1)));
      }
      return;
    }
    String start = text(line.group(3));
    for (int code = first; code <= last && !start.isEmpty(); code++) {
      int end = start.length() - 1;
      characters.put(code, start.substring(0, end) + (char) (start.charAt(end) + code - first));
    }
  }

  private static int code(String digits) {
    int code = 0;
    for (byte one : hex(digits)) {
      code = code << Byte.SIZE | one & 0xff;
    }
    return code & 0xffff;
  }

  private static String text(String digits) {
    byte[] bytes = hex(digits);
    return bytes.length == 1 ? new String(bytes, ISO_8859_1) : new String(bytes, UTF_16BE);
  }

  private static byte[] hex(String digits) {
    return PdfAscii.fromHex(digits.getBytes(ISO_8859_1));
  }

  /** The characters of a string; codes that the table does not have are left out. */
  String decode(byte[] bytes) {
    if (characters.isEmpty()) {
      return width == 1 ? usual(bytes) : new String(bytes, UTF_16BE);
    }
    StringBuilder text = new StringBuilder();
    for (int n = 0; n + width <= bytes.length; n += width) {
      int code = bytes[n] & 0xff;
      code = width == 1 ? code : code << Byte.SIZE | bytes[n + 1] & 0xff;
      text.append(characters.getOrDefault(code, ""));
    }
    return text.toString();
  }

  private static String usual(byte[] bytes) {
    int first = bytes.length < 2 ? 0 : (bytes[0] & 0xff) << Byte.SIZE | bytes[1] & 0xff;
    return switch (first) {
      case 0xfeff -> new String(bytes, 2, bytes.length - 2, UTF_16BE);
      case 0xefbb -> new String(bytes, UTF_8);
      default -> new String(bytes, WINDOWS);
    };
  }
}
