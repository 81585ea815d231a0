package dev.cozesh.sandbox.wire;

import java.io.IOException;

/** What came is no acceptable HTTP: the connection ends after this status. */
final class Refusal extends IOException {
  private static final long serialVersionUID = 1L;

  private final int status;

  Refusal(int status, String why) {
    super(why);
    this.status = status;
  }

  int status() {
    return status;
  }
}
