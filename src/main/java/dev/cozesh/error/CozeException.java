package dev.cozesh.error;

import static java.util.Objects.requireNonNull;

/**
 * Anything that went wrong and that a person can act on: what happened, why, and what to do next.
 * The parts are kept apart for programs; {@link #getMessage()} joins them for people. No part ever
 * holds a token.
 */
public abstract class CozeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What happened. */
  private final String what;

  /** The cause; may be empty. */
  private final String why;

  /** What to do; may be empty. */
  private final String next;

  /**
   * A failure in parts.
   *
   * @param what what happened, one line without a full stop
   * @param why the likely cause, or empty when {@code what} says it all
   * @param next what to do now, or empty when nothing helps
   * @param cause the failure below, or null
   */
  protected CozeException(String what, String why, String next, Throwable cause) {
    super(joined(what, why, next), cause);
    this.what = what;
    this.why = requireNonNull(why, "why");
    this.next = requireNonNull(next, "next");
  }

  /** {@return one line that says what happened} */
  public final String what() {
    return what;
  }

  /** {@return the likely cause; may be empty} */
  public final String why() {
    return why;
  }

  /** {@return what to do now; may be empty} */
  public final String next() {
    return next;
  }

  /**
   * {@return Coze's log id of the answer that this is about; empty when there was none, or no
   * answer}
   */
  public String logId() {
    return "";
  }

  private static String joined(String what, String why, String next) {
    StringBuilder text = new StringBuilder(requireNonNull(what, "what"));
    if (!why.isEmpty()) {
      text.append("\n  why:  ").append(why);
    }
    if (!next.isEmpty()) {
      text.append("\n  next: ").append(next);
    }
    return text.toString();
  }
}
