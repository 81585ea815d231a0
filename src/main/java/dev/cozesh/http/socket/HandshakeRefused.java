package dev.cozesh.http.socket;

import java.util.List;
import java.util.Map;

/** The server answered, but not with a WebSocket. What it answered is for the caller to read. */
public final class HandshakeRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient HandshakeAnswer answer;

  HandshakeRefused(HandshakeAnswer answer) {
    super("HTTP " + answer.status());
    this.answer = answer;
  }

  /**
   * HTTP status, 200 to 599.
   *
   * @return the status
   */
  public int status() {
    return answer.status();
  }

  /** {@return all headers, names in lower case} */
  public Map<String, List<String>> headers() {
    return answer.headers();
  }

  /** {@return the body, cut to 64 KiB} */
  public byte[] body() {
    return answer.body();
  }
}
