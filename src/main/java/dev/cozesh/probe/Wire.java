package dev.cozesh.probe;

import dev.cozesh.probe.evidence.Entry;
import dev.cozesh.probe.verdict.Seen;
import dev.cozesh.probe.verdict.Sent;
import java.util.Optional;

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

  /**
   * Sends what may have an effect, on a connection of its own, so that nothing is sent twice.
   *
   * @param sent what to send
   * @return what came
   */
  default Seen act(Sent sent) {
    return send(sent);
  }

  /**
   * The answer that an earlier part of the run got to the same request, which is not sent again
   * then. Each is handed out once.
   *
   * @param sent what would be sent
   * @return what the ledger has; mostly nothing
   */
  default Optional<Entry> recalled(Sent sent) {
    return Optional.empty();
  }

  /** {@return the number of the latest answer that an earlier part of the run got; mostly 0} */
  default int latest() {
    return 0;
  }
}
