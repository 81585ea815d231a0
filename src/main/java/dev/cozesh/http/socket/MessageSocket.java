package dev.cozesh.http.socket;

import dev.cozesh.error.CozeDataException;
import dev.cozesh.error.CozeInterruptedException;
import dev.cozesh.error.CozeTransportException;
import java.time.Duration;
import java.util.Optional;

/**
 * Texts both ways over one connection. Any thread may send, one receives, and closing is for any
 * thread at any time.
 */
public interface MessageSocket extends AutoCloseable {
  /**
   * Sends a message; returns when it has left. Waits while the server does not read.
   *
   * @param text one message
   * @throws CozeTransportException when the socket is over, breaks, or the message does not leave
   *     in time, which breaks it
   * @throws CozeInterruptedException when this side closed it, or when this thread is interrupted;
   *     a message that has left in part breaks the socket
   */
  void send(String text);

  /**
   * The next message; those that came before an end are still given.
   *
   * @param longest how long to wait for it
   * @return empty when none came in that time, when the server ended the socket in order, or when
   *     it was closed here: {@link #isOver} tells
   * @throws CozeTransportException when the server ended it otherwise, broke the rules, or the
   *     connection was lost
   * @throws CozeDataException when a message is too large
   * @throws CozeInterruptedException when this thread is interrupted; the socket stays open
   */
  Optional<String> receive(Duration longest);

  /** {@return whether nothing can be sent any more, and all that came was received} */
  boolean isOver();

  /** {@return whether this side ended it} */
  boolean isClosedHere();

  /**
   * Ends it within a moment, whatever is under way. What was not yet received is dropped. A thread
   * that is sending gets a {@link CozeInterruptedException}. Closing again does nothing.
   */
  @Override
  void close();
}
