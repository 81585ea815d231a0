package dev.cozesh.http;

import dev.cozesh.error.CozeInterruptedException;
import dev.cozesh.error.CozeTransportException;

/** Takes a request to a server and brings the answer. Thread-safe. */
public interface Transport extends AutoCloseable {
  /**
   * Sends and waits for the whole answer, whatever its status.
   *
   * @param request what to send
   * @param dispatch the circumstances
   * @return the answer
   * @throws CozeTransportException when no answer came, with the phase that failed
   * @throws CozeInterruptedException when the calling thread was interrupted; its flag stays set
   */
  Answer send(Request request, Dispatch dispatch);

  /**
   * Sends and waits for the head of the answer alone; its body is read as it comes. The limit of
   * the whole call holds until the head is there; from then on only silence is limited: before the
   * body's first byte as before an answer's, later as within a body. Whoever opens must close.
   *
   * @param request what to send
   * @param dispatch the circumstances
   * @return the answer, to be closed
   * @throws CozeTransportException when no answer came, with the phase that failed
   * @throws CozeInterruptedException when the calling thread was interrupted; its flag stays set
   */
  OpenAnswer open(Request request, Dispatch dispatch);

  /** Closes all connections; calls that are under way fail, and so do reads of open answers. */
  @Override
  void close();
}
