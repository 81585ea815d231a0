package dev.cozesh.error;

import static java.util.Objects.requireNonNull;

/**
 * An answer or a file was not understood. An answer that cannot be read leaves open whether the
 * request had its effect; {@link #raw()} keeps what came.
 */
public final class CozeDataException extends CozeException {
  private static final long serialVersionUID = 1L;

  private final String raw;

  public CozeDataException(String what, String why, String next, String raw, Throwable cause) {
    super(what, why, next, cause);
    this.raw = requireNonNull(raw, "raw");
  }

  /** What came, cut to 64 KiB; empty when there was nothing. */
  public String raw() {
    return raw;
  }
}
