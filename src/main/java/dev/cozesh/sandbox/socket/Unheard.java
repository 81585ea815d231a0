package dev.cozesh.sandbox.socket;

/** An event of the client that is refused; the socket stays open. */
final class Unheard extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long code;

  Unheard(long code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  static Unheard parameter(String message) {
    return new Unheard(4000, "Request parameter error: " + message);
  }

  long code() {
    return code;
  }
}
