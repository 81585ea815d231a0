package dev.cozesh.http.socket;

import java.io.IOException;

/** The server breaks WebSocket's rules; it is told so by this close code. */
final class Violation extends IOException {
  private static final long serialVersionUID = 1L;

  private final int code;

  Violation(int code, String why) {
    super(why);
    this.code = code;
  }

  int code() {
    return code;
  }
}
