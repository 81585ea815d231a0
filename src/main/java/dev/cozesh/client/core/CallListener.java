package dev.cozesh.client.core;

/** Is told of calls, on the calling thread. */
public interface CallListener {
  /** Listens to nothing. */
  CallListener NONE = new CallListener() {};

  /**
   * Once a wire attempt, when a connection is there and directly before the first byte leaves. What
   * it throws keeps the request from being sent and reaches the caller.
   */
  default void sending(Call call) {}

  /** An answer came, whether Coze did what was asked or refused. */
  default void answered(Call call, Exchange exchange) {}

  /** No answer, or half of one, came. */
  default void failed(Call call, RuntimeException failure) {}

  /** This listener first, then the other. */
  default CallListener and(CallListener other) {
    return new ListenerPair(this, other);
  }
}
