package dev.cozesh.error;

/** The work waits for a person, for example for a workflow to be imported by hand. */
public final class CozeWaitingException extends CozeException {
  private static final long serialVersionUID = 1L;

  public CozeWaitingException(String what, String why, String next) {
    this(what, why, next, null);
  }

  public CozeWaitingException(String what, String why, String next, Throwable cause) {
    super(what, why, next, cause);
  }
}
