package dev.cozesh.client.websocket;

import static java.util.Objects.requireNonNull;

import dev.cozesh.client.core.EventSocket;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.error.CozeInterruptedException;
import dev.cozesh.error.CozeServiceException;
import dev.cozesh.error.CozeTransportException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * An open socket: events both ways until it is closed. Any thread may send, one reads, and closing
 * is for any thread at any time.
 *
 * <p>Reading ends in order when this side closes the socket, when Coze closes the socket of a chat
 * while no answer is due, or after the last event of the other sockets. Otherwise it throws, after
 * everything that came was handed out, and keeps throwing:
 *
 * <ul>
 *   <li>{@link CozeTransportException} when the connection broke, Coze closed it although an answer
 *       was due, or nothing came for 60 s then. What the connection itself hides is found by a ping
 *       each 30 s. Nothing is ever connected or sent again.
 *   <li>{@link CozeDataException} when an event is not understood, or larger than 16 MiB.
 *   <li>{@link CozeInterruptedException} when the reading thread is interrupted, which leaves the
 *       socket open, or this side closed it while an answer was due.
 * </ul>
 *
 * <p>Some 256 KiB are read ahead; a reader that is slower slows Coze down.
 *
 * @param <I> what may be sent
 * @param <E> what comes
 */
public final class SocketSession<I extends SocketInput, E extends SocketEvent>
    implements Iterable<E>, AutoCloseable {
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);

  private final EventSocket socket;
  private final Decoder<E> decoder;
  private final Optional<String> lastType;
  private final Dues dues = new Dues();
  private volatile boolean ended;

  /**
   * @param lastType the event that ends it; empty when none does
   */
  SocketSession(EventSocket socket, Decoder<E> decoder, Optional<String> lastType) {
    this.socket = requireNonNull(socket, "socket");
    this.decoder = requireNonNull(decoder, "decoder");
    this.lastType = requireNonNull(lastType, "lastType");
  }

  /**
   * Sends an event; returns when it has left. Waits while Coze does not read, 60 s at most.
   *
   * @param event what is said
   * @throws CozeTransportException when the socket is over or breaks
   * @throws CozeInterruptedException when this side closed it, or this thread is interrupted
   */
  public void send(I event) {
    dues.sent(event.type(), event.data());
    socket.send(event.type(), event.data());
  }

  /**
   * Sends several events in their order.
   *
   * @param events what is said
   */
  public void send(List<? extends I> events) {
    events.forEach(this::send);
  }

  /**
   * The next event, if one comes in time.
   *
   * @param longest how long to wait for it
   * @return empty when none came in that time, or the session is over: {@link #isOver} tells
   */
  public Optional<E> next(Duration longest) {
    if (ended) {
      return Optional.empty();
    }
    Optional<E> event = socket.next(longest, decoder::decode);
    event.ifPresent(this::note);
    if (event.isEmpty() && socket.isOver()) {
      end();
    }
    return event;
  }

  /**
   * The events from here on; waits for each. Several walks go on one behind the other, so that one
   * may be left after an answer and another be begun for the next.
   */
  @Override
  public Iterator<E> iterator() {
    return new Walk();
  }

  /**
   * What an error event, or a chat that failed, says: code, cause and next step.
   *
   * @param info the event's
   * @return the exception, not thrown
   */
  public CozeServiceException exception(EventInfo info) {
    return socket.refused(info.json());
  }

  /** {@return whether nothing can be sent any more and all events were read} */
  public boolean isOver() {
    return ended || socket.isOver();
  }

  /** {@return Coze's log id: the last that an event told, else the handshake's; may be empty} */
  public String logId() {
    return socket.logId();
  }

  /**
   * Ends it within 200 ms, even while another thread sends or waits for an event. What was not yet
   * read is dropped. Coze does not count this as cancelling: a chat under way may go on there.
   */
  @Override
  public void close() {
    socket.close();
  }

  /** Where it is and how far it came; never what came. */
  @Override
  public String toString() {
    return socket.toString();
  }

  private void note(E event) {
    String type = event.info().type();
    dues.came(type);
    ended = lastType.filter(type::equals).isPresent();
  }

  private void end() {
    if (dues.any() || lastType.isPresent() && !socket.isClosedHere()) {
      throw socket.endedEarly();
    }
    ended = true;
  }

  private Optional<E> awaited() {
    Optional<E> event = next(LONGEST_SILENCE);
    while (event.isEmpty() && !ended) {
      if (dues.any()) {
        throw socket.silent(LONGEST_SILENCE);
      }
      event = next(LONGEST_SILENCE);
    }
    return event;
  }

  private final class Walk implements Iterator<E> {
    private Optional<E> upcoming = Optional.empty();

    @Override
    public boolean hasNext() {
      if (upcoming.isEmpty()) {
        upcoming = awaited();
      }
      return upcoming.isPresent();
    }

    @Override
    public E next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      E event = upcoming.orElseThrow();
      upcoming = Optional.empty();
      return event;
    }
  }
}
