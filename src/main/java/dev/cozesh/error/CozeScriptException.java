package dev.cozesh.error;

import static java.util.Objects.requireNonNull;

/** A script is wrong, or failed, at a known place. */
public final class CozeScriptException extends CozeException {
  private static final long serialVersionUID = 1L;

  private final transient Place place;

  /**
   * A failure in parts.
   *
   * @param place where in the script
   * @param what what happened
   * @param why the cause, as far as it is known; may be empty
   * @param next what to do; may be empty
   */
  public CozeScriptException(Place place, String what, String why, String next) {
    this(place, what, why, next, null);
  }

  /**
   * A failure in parts.
   *
   * @param place where in the script
   * @param what what happened
   * @param why the cause, as far as it is known; may be empty
   * @param next what to do; may be empty
   * @param cause what it was wrapped around; may be null
   */
  public CozeScriptException(Place place, String what, String why, String next, Throwable cause) {
    super(place.equals(Place.NOWHERE) ? what : place + ": " + what, why, next, cause);
    this.place = requireNonNull(place, "place");
  }

  /** {@return where in the script} */
  public Place place() {
    return place;
  }
}
