package dev.cozesh.sandbox.wire;

import java.util.List;
import java.util.Optional;

/**
 * A request without its body.
 *
 * @param target path and query as they came, {@code *} for the server itself
 * @param minor 0 or 1, for HTTP/1.0 and HTTP/1.1
 * @param length of the body in bytes; empty for a chunked one
 */
record Head(String method, String target, int minor, Headers headers, Optional<Long> length) {
  /** Whether the client keeps the connection for another request. */
  boolean persistent() {
    return minor == 1
        ? !headers.hasWord("Connection", "close")
        : headers.hasWord("Connection", "keep-alive");
  }

  /** Whether the client holds the body back until it is asked for it. */
  boolean expectsContinue() {
    return minor == 1
        && headers.hasWord("Expect", "100-continue")
        && !length.equals(Optional.of(0L));
  }

  /** Where the body ends. */
  static Optional<Long> length(Headers headers) throws Refusal {
    List<String> codings = headers.words("Transfer-Encoding").toList();
    List<String> lengths = headers.words("Content-Length").distinct().toList();
    if (codings.isEmpty()) {
      return Optional.of(lengths.isEmpty() ? 0L : only(lengths));
    }
    if (!lengths.isEmpty()) {
      throw new Refusal(400, "Content-Length beside Transfer-Encoding");
    }
    if (codings.size() > 1 || !codings.get(0).equalsIgnoreCase("chunked")) {
      throw new Refusal(501, "transfer coding " + String.join(", ", codings));
    }
    return Optional.empty();
  }

  private static long only(List<String> lengths) throws Refusal {
    if (lengths.size() > 1 || !lengths.get(0).matches("\\d{1,18}")) {
      throw new Refusal(400, "Content-Length " + String.join(", ", lengths));
    }
    return Long.parseLong(lengths.get(0));
  }
}
