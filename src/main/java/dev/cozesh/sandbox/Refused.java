package dev.cozesh.sandbox;

/** The sandbox refuses a request the way Coze does; nothing was changed. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final long code;

  Refused(int status, long code, String message) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
  }

  static Refused parameter(String message) {
    return new Refused(400, 4000, "Request parameter error: " + message);
  }

  static Refused notFound(String what) {
    return new Refused(
        404, 4200, "The requested resource " + what + " could not be found or is not published.");
  }

  int status() {
    return status;
  }

  long code() {
    return code;
  }
}
