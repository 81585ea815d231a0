package dev.cozesh.error;

/** Another run holds the lock of this target. */
public final class CozeLockedException extends CozeException {
  private static final long serialVersionUID = 1L;

  public CozeLockedException(String what, String why, String next) {
    this(what, why, next, null);
  }

  public CozeLockedException(String what, String why, String next, Throwable cause) {
    super(what, why, next, cause);
  }
}
