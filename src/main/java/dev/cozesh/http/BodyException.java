package dev.cozesh.http;

import java.io.IOException;

/** A body could not be read to its end while it was sent; the connection is not to blame. */
public final class BodyException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * A body that cannot be sent.
   *
   * @param message what became of it, with the file's name
   * @param cause what reading it threw; may be null
   */
  public BodyException(String message, Throwable cause) {
    super(message, cause);
  }
}
