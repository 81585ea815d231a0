package dev.cozesh.error;

/**
 * A limit ended the work before its time: risk control, an empty account, a rate that does not
 * recover. What was done until then is recorded.
 */
public final class CozeLimitException extends CozeException {
  private static final long serialVersionUID = 1L;

  /**
   * A failure in parts.
   *
   * @param what what happened
   * @param why the cause, as far as it is known; may be empty
   * @param next what to do; may be empty
   */
  public CozeLimitException(String what, String why, String next) {
    super(what, why, next, null);
  }
}
