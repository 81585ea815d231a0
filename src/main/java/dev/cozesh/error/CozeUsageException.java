package dev.cozesh.error;

/**
 * The call itself is wrong: an option, an argument, a value out of its limits. Nothing was sent.
 */
public final class CozeUsageException extends CozeException {
  private static final long serialVersionUID = 1L;

  public CozeUsageException(String what, String why, String next) {
    this(what, why, next, null);
  }

  public CozeUsageException(String what, String why, String next, Throwable cause) {
    super(what, why, next, cause);
  }
}
