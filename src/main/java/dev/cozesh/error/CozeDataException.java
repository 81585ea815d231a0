package dev.cozesh.error;

import static java.util.Objects.requireNonNull;

/**
 * An answer or a file was not understood. An answer that cannot be read leaves open whether the
 * request had its effect; {@link #raw()} keeps what came.
 */
public final class CozeDataException extends CozeException {
  private static final long serialVersionUID = 1L;

  /** What came. */
  private final String raw;

  /** Coze's log id; may be empty. */
  private final String logId;

  /**
   * A failure that no answer of Coze's stands behind.
   *
   * @param what what happened
   * @param why the cause, as far as it is known; may be empty
   * @param next what to do; may be empty
   * @param raw the text that came
   * @param cause what it was wrapped around; may be null
   */
  public CozeDataException(String what, String why, String next, String raw, Throwable cause) {
    this(what, why, next, raw, "", cause);
  }

  /**
   * A failure with the log id of the answer that was not understood.
   *
   * @param what what happened
   * @param why the cause, as far as it is known; may be empty
   * @param next what to do; may be empty
   * @param raw the text that came
   * @param logId Coze's log id; may be empty
   * @param cause what it was wrapped around; may be null
   */
  public CozeDataException(
      String what, String why, String next, String raw, String logId, Throwable cause) {
    super(what, why, next, cause);
    this.raw = requireNonNull(raw, "raw");
    this.logId = requireNonNull(logId, "logId");
  }

  /** {@return what came, cut to 64 KiB; empty when there was nothing} */
  public String raw() {
    return raw;
  }

  @Override
  public String logId() {
    return logId;
  }
}
