package dev.cozesh.client.core;

/** Is told of calls, on the calling thread. */
public interface CallListener {
  /** Listens to nothing. */
  CallListener NONE = new CallListener() {};

  /**
   * Once a wire attempt, before any listener is told of it. What it throws keeps the request from
   * being sent and reaches the caller; nobody is told then that it leaves.
   *
   * @param call the call
   */
  default void admit(Call call) {}

  /**
   * Once a wire attempt, when a connection is there and directly before the first byte leaves. What
   * it throws keeps the request from being sent and reaches the caller.
   *
   * @param call the call
   */
  default void sending(Call call) {}

  /**
   * An answer came, whether Coze did what was asked or refused. Of a stream or a download it is the
   * head alone, its body empty.
   *
   * @param call the call
   * @param exchange what came back
   */
  default void answered(Call call, Exchange exchange) {}

  /**
   * No answer, or half of one, came. A stream that ends otherwise than by its last event is told
   * here after {@link #answered}, on the thread that reads.
   *
   * @param call the call
   * @param failure what the caller gets
   */
  default void failed(Call call, RuntimeException failure) {}

  /**
   * An event of a stream came. Told after {@link #answered}, in their order, on the thread that
   * reads, before the reader gets it.
   *
   * @param call the call
   * @param type the event's name
   * @param data mostly JSON
   */
  default void heard(Call call, String type, String data) {}

  /**
   * A stream came to its last event, a download to its last byte. What is closed before is told to
   * nobody, unless it is read on.
   *
   * @param call the call
   */
  default void ended(Call call) {}

  /**
   * {@return this listener first, then the other}
   *
   * @param other the second one
   */
  default CallListener and(CallListener other) {
    return new ListenerPair(this, other);
  }
}
