package dev.cozesh.client.core;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeDataException;
import dev.cozesh.error.CozeInterruptedException;
import dev.cozesh.error.CozeServiceException;
import dev.cozesh.error.CozeTransportException;
import dev.cozesh.http.sse.SseEvent;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Events as they come, for one pass. A walk ends in order only with the stream's last event.
 * Otherwise it throws, after everything that came was handed out:
 *
 * <ul>
 *   <li>{@link CozeTransportException} when the stream broke off, was silent for too long (60 s
 *       unless set; comments and keep-alives count as life), or the client was closed. Nothing is
 *       ever connected or sent again.
 *   <li>{@link CozeServiceException} when Coze reports a failure within the stream.
 *   <li>{@link CozeDataException} when an event is not understood or larger than 8 MiB.
 *   <li>{@link CozeInterruptedException} when the reading thread was interrupted, or the stream was
 *       closed or cancelled before its end.
 * </ul>
 *
 * <p>Events are read when they are asked for: a slow reader slows the server down, nothing piles
 * up, and a stream that nobody reads has no thread. It holds one of 512 connections until it ends
 * or is closed. Reading is for one thread; everything else is for any.
 *
 * @param <E> what an event becomes
 */
public final class EventStream<E> implements Iterable<E>, AutoCloseable {
  private static final Set<Long> ALREADY_OVER = Set.of(4104L, 4315L);
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  private final Opened opened;
  private final EventSource source;
  private final EventShape<E> shape;
  private final StreamFailures failures;
  private final Consumer<Optional<E>> tellCoze;
  private final SequenceCheck sequences = new SequenceCheck();
  private final AtomicBoolean walked = new AtomicBoolean();
  private final AtomicBoolean cancelled = new AtomicBoolean();

  private volatile boolean closed;
  private volatile boolean ended;
  private volatile long received;
  private volatile Optional<E> first = Optional.empty();
  private volatile Optional<String> lastEventId = Optional.empty();

  EventStream(
      Opened opened,
      EventSource source,
      EventShape<E> shape,
      StreamFailures failures,
      Consumer<Optional<E>> tellCoze) {
    this.opened = requireNonNull(opened, "opened");
    this.source = requireNonNull(source, "source");
    this.shape = requireNonNull(shape, "shape");
    this.failures = requireNonNull(failures, "failures");
    this.tellCoze = requireNonNull(tellCoze, "tellCoze");
  }

  /**
   * The one walk.
   *
   * @throws IllegalStateException the second time
   */
  @Override
  public Iterator<E> iterator() {
    if (!walked.compareAndSet(false, true)) {
      throw new IllegalStateException("an event stream can be walked once");
    }
    return new Walk();
  }

  /** {@return the one walk as a stream; closing it closes this} */
  public Stream<E> stream() {
    return StreamSupport.stream(spliterator(), false).onClose(this::close);
  }

  /** {@return the id of the last event that had one} */
  public Optional<String> lastEventId() {
    return lastEventId;
  }

  /** {@return how many events came, those without a value included; comments are none} */
  public long received() {
    return received;
  }

  /**
   * {@return where numbers that have to count up did not, the first 100 places} Nothing was
   * dropped.
   */
  public List<Gap> gaps() {
    return sequences.gaps();
  }

  /** {@return whether the last event came and no number was missing or repeated} */
  public boolean complete() {
    return ended && gaps().isEmpty();
  }

  /** {@return Coze's log id from the answer's head; may be empty} */
  public String logId() {
    return opened.head().logId();
  }

  /**
   * Hangs up at once, even while another thread waits for an event; that one gets a {@link
   * CozeInterruptedException}. Coze is not told and may go on. Closing again does nothing.
   */
  @Override
  public void close() {
    closed = true;
    opened.answer().close();
  }

  /**
   * Tells Coze to stop where it can be told, then closes. Told once at most, and not after the last
   * event; that the work is already over is no error.
   *
   * @throws CozeServiceException when Coze refuses to stop for another reason; the stream is closed
   */
  public void cancel() {
    boolean firstTime = cancelled.compareAndSet(false, true);
    try {
      if (firstTime && !ended && !closed) {
        tellCoze.accept(first);
      }
    } catch (CozeServiceException e) {
      if (!ALREADY_OVER.contains(e.code())) {
        throw e;
      }
    } finally {
      close();
    }
  }

  /** Where it is and how far it came; never what came. */
  @Override
  public String toString() {
    return opened.call() + ", " + received + " events";
  }

  private final class Walk implements Iterator<E> {
    private Optional<E> upcoming = Optional.empty();
    private RuntimeException failure;

    @Override
    public boolean hasNext() {
      while (upcoming.isEmpty() && !ended) {
        if (failure != null) {
          throw failure instanceof CozeInterruptedException && cancelled.get()
              ? cancelled(failure)
              : failure;
        }
        try {
          upcoming = step();
        } catch (RuntimeException e) {
          opened.answer().close();
          failure = e instanceof CozeServiceException refusal ? shape.explained(refusal) : e;
          opened.failed(failure);
        }
      }
      return upcoming.isPresent();
    }

    @Override
    public E next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      E value = upcoming.orElseThrow();
      upcoming = Optional.empty();
      return value;
    }
  }

  private Optional<E> step() {
    if (closed) {
      throw cancelled(null);
    }
    if (opened.answer().isAbandoned()) {
      throw failures.abandoned(received, lastEventId);
    }
    boolean more = more();
    if (source.foreign().isPresent()) {
      throw failures.foreign(source.foreign().get());
    }
    return more ? taken(source.event(), source.isDispatched()) : unfinished();
  }

  private boolean more() {
    try {
      return source.advance();
    } catch (CozeTransportException | CozeInterruptedException e) {
      throw closed || cancelled.get() ? cancelled(e) : brokeOff(e);
    } catch (CozeDataException e) {
      throw failures.notUnderstood(received + 1, lastEventId, e);
    }
  }

  private Optional<E> taken(SseEvent event, boolean dispatched) {
    note(event);
    EventShape.Meaning meaning = shape.meaning(event);
    if (!dispatched) {
      return meaning == EventShape.Meaning.LAST ? last(event) : Optional.empty();
    }
    received++;
    opened.heard(event.type(), event.data());
    return switch (meaning) {
      case FAILURE -> throw failures.refused(event.data());
      case LAST -> last(event);
      case GOES_ON -> value(event);
    };
  }

  private Optional<E> last(SseEvent event) {
    Optional<E> value = value(event);
    ended = true;
    opened.answer().close();
    opened.ended();
    return value;
  }

  private Optional<E> value(SseEvent event) {
    Optional<E> value = decoded(event);
    if (value.isPresent()) {
      if (first.isEmpty()) {
        first = value;
      }
      shape.count(value.get(), sequences);
    }
    return value;
  }

  private Optional<E> decoded(SseEvent event) {
    try {
      return shape.decode(event);
    } catch (CozeDataException e) {
      throw failures.notUnderstood(received, lastEventId, e);
    }
  }

  private void note(SseEvent event) {
    if (event.id().isPresent()) {
      lastEventId = event.id();
      if (shape.numbered() && NUMBER.matcher(event.lastEventId()).matches()) {
        sequences.saw("id", Long.parseLong(event.lastEventId()));
      }
    }
  }

  /** The bytes are over. A last event that lacks only its blank line is taken for one. */
  private Optional<E> unfinished() {
    Optional<SseEvent> rest = source.rest();
    if (rest.isPresent()
        && isWhole(rest.get().data())
        && shape.meaning(rest.get()) != EventShape.Meaning.GOES_ON) {
      return taken(rest.get(), true);
    }
    throw cancelled.get() ? cancelled(null) : brokeOff(null);
  }

  private static boolean isWhole(String data) {
    return data.startsWith("{") ? Envelope.parse(data).isPresent() : !data.isBlank();
  }

  private RuntimeException cancelled(RuntimeException cause) {
    return failures.cancelled(received, cancelled.get() ? shape.afterCancel() : "", cause);
  }

  private RuntimeException brokeOff(RuntimeException cause) {
    return cause instanceof CozeInterruptedException
        ? cause
        : failures.brokeOff(received, lastEventId, shape.whereToLook(), cause);
  }
}
