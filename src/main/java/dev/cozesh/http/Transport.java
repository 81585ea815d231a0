package dev.cozesh.http;

import dev.cozesh.error.CozeInterruptedException;
import dev.cozesh.error.CozeTransportException;
import dev.cozesh.error.CozeUsageException;

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

  /**
   * Asks for a WebSocket, once. The limit of the whole call holds until it is open. Whoever opens
   * must close.
   *
   * @param request a GET without a body, its address with {@code ws} or {@code wss}
   * @param dispatch its circumstances
   * @return the open socket, or the answer in its place
   * @throws CozeTransportException when no answer came
   * @throws CozeInterruptedException when the calling thread was interrupted; its flag stays set
   * @throws CozeUsageException when this transport opens none, which is what it does unless told
   */
  default OpenSocket connect(Request request, Dispatch dispatch) {
    throw new CozeUsageException(
        request.operation() + " was not sent", "this transport opens no WebSockets", "");
  }

  /**
   * Closes all connections; calls that are under way fail, and so do reads of open answers and
   * whatever is done with open sockets.
   */
  @Override
  void close();
}
