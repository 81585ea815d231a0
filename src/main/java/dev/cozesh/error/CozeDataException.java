package dev.cozesh.error;

import static java.util.Objects.requireNonNull;

/**
 * An answer or a file was not understood. An answer that cannot be read leaves open whether the
 * request had its effect; {@link #raw()} keeps what came.
 */
public final class CozeDataException extends CozeException {
  private static final long serialVersionUID = 1L;

  private final String raw;
  private final String logId;

  /** A failure that no answer of Coze's stands behind. */
  public CozeDataException(String what, String why, String next, String raw, Throwable cause) {
    this(what, why, next, raw, "", cause);
  }

  /** A failure with the log id of the answer that was not understood. */
  public CozeDataException(
      String what, String why, String next, String raw, String logId, Throwable cause) {
    super(what, why, next, cause);
    this.raw = requireNonNull(raw, "raw");
    this.logId = requireNonNull(logId, "logId");
  }

  /** What came, cut to 64 KiB; empty when there was nothing. */
  public String raw() {
    return raw;
  }

  @Override
  public String logId() {
    return logId;
  }
}
