package dev.cozesh.error;

/**
 * A part was done and recorded, the rest was not; running again goes on from there. The cause says
 * what stopped it.
 */
public final class CozePartialException extends CozeException {
  private static final long serialVersionUID = 1L;

  public CozePartialException(String what, String why, String next) {
    this(what, why, next, null);
  }

  public CozePartialException(String what, String why, String next, Throwable cause) {
    super(what, why, next, cause);
  }
}
