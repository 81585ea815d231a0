package dev.cozesh.probe;

import dev.cozesh.probe.verdict.Seen;
import dev.cozesh.probe.verdict.Sent;

/**
 * Sends one request exactly once and says what came; a failure of the connection is a value. Never
 * follows a redirect. Thread-safe.
 */
@FunctionalInterface
public interface Wire {
  /**
   * Sends and waits.
   *
   * @param sent what to send
   * @return what came
   * @throws dev.cozesh.error.CozeInterruptedException when the calling thread was interrupted
   * @throws dev.cozesh.error.CozeCredentialException when there is no credential to show
   */
  Seen send(Sent sent);
}
