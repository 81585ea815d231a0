package dev.cozesh.http.socket;

import static java.util.Objects.requireNonNull;

import java.io.IOException;

/** Something on the way to the server lets no connection through; nothing was sent to it. */
public final class Unreachable extends IOException {
  private static final long serialVersionUID = 1L;

  private final String why;
  private final String next;

  public Unreachable(String what, String why, String next, IOException cause) {
    super(what, cause);
    this.why = requireNonNull(why, "why");
    this.next = requireNonNull(next, "next");
  }

  /** The likely cause. */
  public String why() {
    return why;
  }

  /** What to do now. */
  public String next() {
    return next;
  }
}
