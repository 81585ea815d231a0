package dev.cozesh.deploy.guard;

import dev.cozesh.error.CozeGuardException;

/**
 * How many requests may leave. Refuses the one that would be too many, before its first byte.
 *
 * @param most in all
 */
public record RequestBudget(int most) {
  /**
   * Makes sure that one more may leave.
   *
   * @param sent how many have
   * @param next verb and path of the one that wants to
   * @throws CozeGuardException when that was the last one
   */
  public void requireRoom(int sent, String next) {
    if (sent >= most) {
      throw new CozeGuardException(
          "stopped: " + sent + " requests were sent, --max-requests allows " + most,
          next + " was not sent; what a plan has done is recorded",
          "run the same command again with a larger number: the plan goes on from there");
    }
  }
}
