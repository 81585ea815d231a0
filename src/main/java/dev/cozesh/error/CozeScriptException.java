package dev.cozesh.error;

import static java.util.Objects.requireNonNull;

/** A script is wrong, or failed, at a known place. */
public final class CozeScriptException extends CozeException {
  private static final long serialVersionUID = 1L;

  private final transient Place place;

  public CozeScriptException(Place place, String what, String why, String next) {
    this(place, what, why, next, null);
  }

  public CozeScriptException(Place place, String what, String why, String next, Throwable cause) {
    super(place.equals(Place.NOWHERE) ? what : place + ": " + what, why, next, cause);
    this.place = requireNonNull(place, "place");
  }

  /** Where in the script. */
  public Place place() {
    return place;
  }
}
