package dev.cozesh.error;

/**
 * The call itself is wrong: an option, an argument, a value out of its limits. Nothing was sent.
 */
public class CozeUsageException extends CozeException {
  private static final long serialVersionUID = 1L;

  /**
   * A failure in parts.
   *
   * @param what what happened
   * @param why the cause, as far as it is known; may be empty
   * @param next what to do; may be empty
   */
  public CozeUsageException(String what, String why, String next) {
    this(what, why, next, null);
  }

  /**
   * A failure in parts.
   *
   * @param what what happened
   * @param why the cause, as far as it is known; may be empty
   * @param next what to do; may be empty
   * @param cause what it was wrapped around; may be null
   */
  public CozeUsageException(String what, String why, String next, Throwable cause) {
    super(what, why, next, cause);
  }
}
