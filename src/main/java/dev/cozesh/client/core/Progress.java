package dev.cozesh.client.core;

/** Is told how much of a body has been sent, on the calling thread. */
@FunctionalInterface
public interface Progress {
  /**
   * After each piece, of 64 KiB at most. A body that is sent again begins at 0 again.
   *
   * @param bytes sent so far; what is sent may still be on the way
   * @param total size of the whole body, names and delimiters of a form included
   */
  void sent(long bytes, long total);
}
