package dev.cozesh.error;

import static java.util.Objects.requireNonNull;

/**
 * A guard refused: an object of that name exists, a protected object, a secret in a script, a host
 * not named, a budget that does not suffice.
 */
public final class CozeGuardException extends CozeException {
  private static final long serialVersionUID = 1L;

  private final transient Place place;

  /**
   * A failure in parts.
   *
   * @param what what happened
   * @param why the cause, as far as it is known; may be empty
   * @param next what to do; may be empty
   */
  public CozeGuardException(String what, String why, String next) {
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
  public CozeGuardException(String what, String why, String next, Throwable cause) {
    super(what, why, next, cause);
    this.place = Place.NOWHERE;
  }

  /**
   * A failure with its place.
   *
   * @param place where in the script, or in a file it reads
   * @param what what happened
   * @param why the cause, as far as it is known; may be empty
   * @param next what to do; may be empty
   */
  public CozeGuardException(Place place, String what, String why, String next) {
    super(place.equals(Place.NOWHERE) ? what : place + ": " + what, why, next, null);
    this.place = requireNonNull(place, "place");
  }

  /** {@return where it is; {@link Place#NOWHERE} when that is no place in a file} */
  public Place place() {
    return place;
  }
}
