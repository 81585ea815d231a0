package dev.cozesh.http;

import dev.cozesh.error.CozeInterruptedException;
import dev.cozesh.error.CozeTransportException;

/** Takes a request to a server and brings the answer. Thread-safe. */
public interface Transport extends AutoCloseable {
  /**
   * Sends and waits for the whole answer, whatever its status.
   *
   * @throws CozeTransportException when no answer came, with the phase that failed
   * @throws CozeInterruptedException when the calling thread was interrupted; its flag stays set
   */
  Answer send(Request request, Dispatch dispatch);

  /** Closes all connections; calls that are under way fail. */
  @Override
  void close();
}
