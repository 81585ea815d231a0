package dev.cozesh.error;

import static java.util.Objects.requireNonNull;

/**
 * No usable answer came: refused connection, time-out, cut connection, an answer from a gateway.
 * {@link #delivery()} says whether the request can have had an effect.
 */
public final class CozeTransportException extends CozeException {
  private static final long serialVersionUID = 1L;

  private final Delivery delivery;
  private final String logId;

  /** Whether the request reached the server. */
  public enum Delivery {
    /** No byte of the request left this machine: sending again is safe. */
    NOT_SENT,
    /** The request, or a part of it, was sent: the server may have acted on it. */
    MAY_HAVE_ARRIVED
  }

  /** A failure before any answer. */
  public CozeTransportException(
      String what, String why, String next, Delivery delivery, Throwable cause) {
    this(what, why, next, delivery, "", cause);
  }

  /** A failure in the midst of an answer, with its log id. */
  public CozeTransportException(
      String what, String why, String next, Delivery delivery, String logId, Throwable cause) {
    super(what, why, next, cause);
    this.delivery = requireNonNull(delivery, "delivery");
    this.logId = requireNonNull(logId, "logId");
  }

  /** Whether the request can have had an effect. */
  public Delivery delivery() {
    return delivery;
  }

  @Override
  public String logId() {
    return logId;
  }
}
