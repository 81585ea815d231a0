package dev.cozesh.client.core;

import dev.cozesh.error.CozeDataException;

/**
 * Something at Coze that goes on after the call that began it, and has to be asked after.
 *
 * @param <T> what an answer about it becomes
 */
public interface Ongoing<T> {
  /** {@return what it is, with its id, as errors name it: {@code chat 7389…}} */
  String name();

  /**
   * {@return the question how it stands, made to be sent once: what fails in passing is asked again
   * at the usual pace}
   */
  ApiRequest question();

  /** {@return what the answer becomes} */
  Class<T> type();

  /**
   * {@return whether it goes on no more by itself} A state that is not known is an end, too.
   *
   * @param state as it was learnt last
   * @throws CozeDataException when the answer says nothing about it
   */
  boolean isOver(T state);

  /** {@return where to look for it and how to stop it, when nobody waits any longer} */
  String whereToLook();
}
