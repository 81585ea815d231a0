package dev.cozesh.client.core;

import dev.cozesh.error.CozeDataException;
import dev.cozesh.error.CozeServiceException;
import dev.cozesh.http.sse.SseEvent;
import java.util.Optional;

/**
 * How one kind of event stream is read: what an event is worth, and which one is the last. Called
 * on the reading thread, event by event, in their order.
 *
 * @param <E> what a reader gets
 */
public interface EventShape<E> {
  /** What an event means for the stream. */
  enum Meaning {
    /** More follows. */
    GOES_ON,
    /** The stream ends well with it; what comes behind it is not read. */
    LAST,
    /** Coze failed: the reader gets a {@link CozeServiceException} with the event's words. */
    FAILURE
  }

  /**
   * {@return what the event means} Also asked about events without data, whose data is empty here.
   *
   * @param event as it came
   */
  Meaning meaning(SseEvent event);

  /**
   * {@return what the reader gets for an event that is no failure; nothing for a keep-alive and for
   * a last event that says no more than that} An unknown type is better handed on than dropped.
   *
   * @param event as it came
   * @throws CozeDataException when the data is not understood; it ends the stream
   */
  Optional<E> decode(SseEvent event);

  /**
   * {@return whether event ids count up from 0, so that a hole in them means loss; false unless
   * told}
   */
  default boolean numbered() {
    return false;
  }

  /**
   * Reports numbers within the value that have to count up from 0 as well, such as the pieces of
   * one node's output; none unless told.
   *
   * @param value what the reader gets
   * @param check what notes them
   */
  default void count(E value, SequenceCheck check) {}

  /**
   * The same refusal, perhaps with more about its cause; asked once, on the reading thread, when
   * Coze refuses in place of events or reports a failure within them.
   *
   * @param refusal what Coze answered
   * @return as told there
   */
  default CozeServiceException explained(CozeServiceException refusal) {
    return refusal;
  }

  /**
   * {@return the {@code next:} of a stream that broke off: where to look what became of it, for
   * example in the run history}
   */
  String whereToLook();

  /**
   * {@return the {@code why:} of a stream that was cancelled: what Coze was asked, and what it
   * costs; empty where Coze cannot be asked}
   */
  default String afterCancel() {
    return "";
  }
}
