package dev.cozesh.error;

import static java.util.Objects.requireNonNull;

/**
 * No usable answer came: refused connection, time-out, cut connection, an answer from a gateway.
 * {@link #delivery()} says whether the request can have had an effect.
 */
public final class CozeTransportException extends CozeException {
  private static final long serialVersionUID = 1L;

  /** Whether the request may have arrived. */
  private final Delivery delivery;

  /** Coze's log id; may be empty. */
  private final String logId;

  /** Whether the request reached the server. */
  public enum Delivery {
    /** No byte of the request left this machine: sending again is safe. */
    NOT_SENT,
    /** The request, or a part of it, was sent: the server may have acted on it. */
    MAY_HAVE_ARRIVED
  }

  /**
   * A failure before any answer.
   *
   * @param what what happened
   * @param why the cause, as far as it is known; may be empty
   * @param next what to do; may be empty
   * @param delivery whether the request may have arrived
   * @param cause what it was wrapped around; may be null
   */
  public CozeTransportException(
      String what, String why, String next, Delivery delivery, Throwable cause) {
    this(what, why, next, delivery, "", cause);
  }

  /**
   * A failure in the midst of an answer, with its log id.
   *
   * @param what what happened
   * @param why the cause, as far as it is known; may be empty
   * @param next what to do; may be empty
   * @param delivery whether the request may have arrived
   * @param logId Coze's log id; may be empty
   * @param cause what it was wrapped around; may be null
   */
  public CozeTransportException(
      String what, String why, String next, Delivery delivery, String logId, Throwable cause) {
    super(what, why, next, cause);
    this.delivery = requireNonNull(delivery, "delivery");
    this.logId = requireNonNull(logId, "logId");
  }

  /** {@return whether the request can have had an effect} */
  public Delivery delivery() {
    return delivery;
  }

  @Override
  public String logId() {
    return logId;
  }
}
