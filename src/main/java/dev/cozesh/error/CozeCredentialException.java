package dev.cozesh.error;

/** No credential can be had: none configured, unreadable, or expired. Nothing was sent. */
public final class CozeCredentialException extends CozeException {
  private static final long serialVersionUID = 1L;

  public CozeCredentialException(String what, String why, String next) {
    this(what, why, next, null);
  }

  public CozeCredentialException(String what, String why, String next, Throwable cause) {
    super(what, why, next, cause);
  }
}
