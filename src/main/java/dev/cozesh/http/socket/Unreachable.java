package dev.cozesh.http.socket;

import static java.util.Objects.requireNonNull;

import java.io.IOException;

/** Something on the way to the server lets no connection through; nothing was sent to it. */
public final class Unreachable extends IOException {
  private static final long serialVersionUID = 1L;

  /** The likely cause. */
  private final String why;

  /** What to do now. */
  private final String next;

  /**
   * A failure on the way.
   *
   * @param what what happened
   * @param why the likely cause
   * @param next what to do now
   * @param cause the failure below
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
