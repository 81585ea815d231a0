package dev.cozesh.http.sse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The standard's own steps, slow and on the whole input: the Encoding Standard's UTF-8 decoder,
 * then the event stream interpretation of HTML. What {@link SseDecoder} is held against.
 */
final class StandardDecoder {
  private StandardDecoder() {}

  static List<SseEvent> events(byte[] bytes) {
    String text = utf8(bytes);
    String input = text.startsWith("\uFEFF") ? text.substring(1) : text;
    List<SseEvent> events = new ArrayList<>();
    StringBuilder data = new StringBuilder();
    String type = "";
    String lastId = "";
    Optional<String> own = Optional.empty();
    for (String line : lines(input)) {
      if (line.isEmpty()) {
        if (data.length() > 0) {
          String joined = data.substring(0, data.length() - 1);
          events.add(new SseEvent(type.isEmpty() ? "message" : type, joined, own, lastId));
        }
        data.setLength(0);
        type = "";
        own = Optional.empty();
        continue;
      }
      int colon = line.indexOf(':');
      String name = colon < 0 ? line : line.substring(0, colon);
      String value = colon < 0 ? "" : line.substring(colon + 1);
      value = value.startsWith(" ") ? value.substring(1) : value;
      switch (name) {
        case "event" -> type = value;
        case "data" -> data.append(value).append('\n');
        case "id" -> {
          if (value.indexOf('\0') < 0) {
            lastId = value;
            own = Optional.of(value);
          }
        }
        default -> {
          // Ignored, and so are comments, whose name is empty.
        }
      }
    }
    return events;
  }

  /** Lines that have an end; what stands behind the last one is no line. */
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        lines.add(text.substring(from, i));
        if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
          i++;
        }
        from = i + 1;
      }
    }
    return lines;
  }

  /** The decoder's state machine, byte by byte, as the standard words it. */
  static String utf8(byte[] bytes) {
    StringBuilder out = new StringBuilder();
    int codePoint = 0;
    int seen = 0;
    int needed = 0;
    int lower = 0x80;
    int upper = 0xBF;
    for (int i = 0; i < bytes.length; i++) {
      int b = bytes[i] & 0xff;
      if (needed == 0) {
        if (b <= 0x7F) {
          out.append((char) b);
        } else if (b >= 0xC2 && b <= 0xDF) {
          needed = 1;
          codePoint = b & 0x1F;
        } else if (b >= 0xE0 && b <= 0xEF) {
          lower = b == 0xE0 ? 0xA0 : lower;
          upper = b == 0xED ? 0x9F : upper;
          needed = 2;
          codePoint = b & 0xF;
        } else if (b >= 0xF0 && b <= 0xF4) {
          lower = b == 0xF0 ? 0x90 : lower;
          upper = b == 0xF4 ? 0x8F : upper;
          needed = 3;
          codePoint = b & 0x7;
        } else {
          out.append('\uFFFD');
        }
        continue;
      }
      if (b < lower || b > upper) {
        codePoint = needed = seen = 0;
        lower = 0x80;
        upper = 0xBF;
        out.append('\uFFFD');
        i--;
        continue;
      }
      lower = 0x80;
      upper = 0xBF;
      codePoint = codePoint << 6 | b & 0x3F;
      if (++seen == needed) {
        out.appendCodePoint(codePoint);
        codePoint = needed = seen = 0;
      }
    }
    return needed == 0 ? out.toString() : out.append('\uFFFD').toString();
  }
}
