package dev.cozesh.sandbox.wire;

import java.io.IOException;

/** The client broke WebSocket's rules: the connection ends with this close code. */
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
