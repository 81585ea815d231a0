package dev.cozesh.error;

/** A create whose answer was lost could not be settled by listing; a person has to decide. */
public final class CozeAmbiguousException extends CozeException {
  private static final long serialVersionUID = 1L;

  public CozeAmbiguousException(String what, String why, String next) {
    this(what, why, next, null);
  }

  public CozeAmbiguousException(String what, String why, String next, Throwable cause) {
    super(what, why, next, cause);
  }
}
