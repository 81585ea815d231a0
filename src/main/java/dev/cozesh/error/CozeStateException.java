package dev.cozesh.error;

/** A state file, journal or lock cannot be read or written; what is on the server is unharmed. */
public final class CozeStateException extends CozeException {
  private static final long serialVersionUID = 1L;

  public CozeStateException(String what, String why, String next) {
    this(what, why, next, null);
  }

  public CozeStateException(String what, String why, String next, Throwable cause) {
    super(what, why, next, cause);
  }
}
