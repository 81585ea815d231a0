package dev.cozesh.http.socket;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server answers to a handshake.
 *
 * @param headers names in lower case
 * @param body of a refusal, cut to 64 KiB
 */
record HandshakeAnswer(int status, Map<String, List<String>> headers, byte[] body) {
  private static final int MOST_HEAD_BYTES = 64 << 10;
  private static final int MOST_BODY_BYTES = 64 << 10;
  private static final int SWITCHED = 101;
  private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] (\\d{3})( .*)?");

  static HandshakeAnswer read(InputStream in) throws IOException {
    HandshakeAnswer head = head(in);
    return head.isSwitched()
        ? head
        : new HandshakeAnswer(head.status(), head.headers(), body(in, head.headers()));
  }

  /** An answer without its body. */
  static HandshakeAnswer head(InputStream in) throws IOException {
    String[] lines = lines(in).split("\r?\n");
    Matcher status = STATUS_LINE.matcher(lines[0]);
    if (!status.matches()) {
      throw new IOException("the answer is not HTTP");
    }
    Map<String, List<String>> headers = new TreeMap<>();
    for (String line : Arrays.asList(lines).subList(1, lines.length)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers
            .computeIfAbsent(
                line.substring(0, colon).strip().toLowerCase(Locale.ROOT), n -> new ArrayList<>())
            .add(line.substring(colon + 1).strip());
      }
    }
    return new HandshakeAnswer(Integer.parseInt(status.group(1)), headers, new byte[0]);
  }

  boolean isSwitched() {
    return status == SWITCHED;
  }

  /** A header's first value. */
  Optional<String> header(String name) {
    return headers.getOrDefault(name, List.of()).stream().findFirst();
  }

  private static String lines(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int breaks = 0;
    while (breaks < 2) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("the connection ended within the answer's head");
      }
      if (head.size() == MOST_HEAD_BYTES) {
        throw new IOException("the answer's head is too large");
      }
      head.write(next);
      breaks = next == '\n' ? breaks + 1 : next == '\r' ? breaks : 0;
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  /** As much as comes; that a refusal's words break off is no other failure. */
  private static byte[] body(InputStream in, Map<String, List<String>> headers) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try {
      if (String.join(",", headers.getOrDefault("transfer-encoding", List.of()))
          .endsWith("chunked")) {
        chunks(in, body);
      } else {
        String length = headers.getOrDefault("content-length", List.of("")).get(0);
        boolean known = length.matches("\\d{1,9}");
        copy(in, body, known ? Integer.parseInt(length) : MOST_BODY_BYTES);
      }
    } catch (IOException e) {
      return body.toByteArray();
    }
    return body.toByteArray();
  }

  private static void chunks(InputStream in, ByteArrayOutputStream body) throws IOException {
    while (body.size() < MOST_BODY_BYTES) {
      String size = line(in).split(";", 2)[0].strip();
      if (!size.matches("[0-9A-Fa-f]{1,7}") || Integer.parseInt(size, 16) == 0) {
        return;
      }
      copy(in, body, Integer.parseInt(size, 16));
      line(in);
    }
  }

  private static void copy(InputStream in, ByteArrayOutputStream body, int length)
      throws IOException {
    int left = Math.min(length, MOST_BODY_BYTES - body.size());
    byte[] buffer = new byte[8 << 10];
    while (left > 0) {
      int read = in.read(buffer, 0, Math.min(left, buffer.length));
      if (read < 0) {
        return;
      }
      body.write(buffer, 0, read);
      left -= read;
    }
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0 || line.length() == 1_000) {
        throw new EOFException("a chunk without its size");
      }
      line.append((char) next);
    }
    return line.toString().strip();
  }
}
