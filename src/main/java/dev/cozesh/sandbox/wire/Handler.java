package dev.cozesh.sandbox.wire;

import java.io.IOException;

/** Answers requests. Is called on many threads at a time. */
@FunctionalInterface
public interface Handler {
  /**
   * Answers one request before it returns; without an answer the connection is closed.
   *
   * @throws IOException when the client is gone
   */
  void handle(Exchange exchange) throws IOException;
}
