package dev.cozesh.http.socket;

import static java.util.Objects.requireNonNull;

import java.io.IOException;

/** Something on the way to the server lets no connection through; nothing was sent to it. */
public final class Unreachable extends IOException {
  private static final long serialVersionUID = 1L;

  /** The cause; may be empty. */
  private final String why;

  /** What to do; may be empty. */
  private final String next;

  /**
   * A server that cannot be reached, in parts.
   *
   * @param what what happened
   * @param why the cause, as far as it is known; may be empty
   * @param next what to do; may be empty
   * @param cause what it was wrapped around; may be null
   */
  public Unreachable(String what, String why, String next, IOException cause) {
    super(what, cause);
    this.why = requireNonNull(why, "why");
    this.next = requireNonNull(next, "next");
  }

  /** {@return the likely cause} */
  public String why() {
    return why;
  }

  /** {@return what to do now} */
  public String next() {
    return next;
  }
}
