package dev.cozesh.error;

/**
 * A guard refused: an object of that name exists, a protected object, a secret in a script, a host
 * not named.
 */
public final class CozeGuardException extends CozeException {
  private static final long serialVersionUID = 1L;

  public CozeGuardException(String what, String why, String next) {
    this(what, why, next, null);
  }

  public CozeGuardException(String what, String why, String next, Throwable cause) {
    super(what, why, next, cause);
  }
}
