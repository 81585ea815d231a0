package dev.cozesh.error;

/** What is there contradicts what was expected; nothing was overwritten. */
public final class CozeConflictException extends CozeException {
  private static final long serialVersionUID = 1L;

  public CozeConflictException(String what, String why, String next) {
    this(what, why, next, null);
  }

  public CozeConflictException(String what, String why, String next, Throwable cause) {
    super(what, why, next, cause);
  }
}
