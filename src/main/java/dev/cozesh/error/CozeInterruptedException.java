package dev.cozesh.error;

/** Stopped by the user or a signal; what was done so far is recorded. */
public final class CozeInterruptedException extends CozeException {
  private static final long serialVersionUID = 1L;

  public CozeInterruptedException(String what, String why, String next) {
    this(what, why, next, null);
  }

  public CozeInterruptedException(String what, String why, String next, Throwable cause) {
    super(what, why, next, cause);
  }
}
