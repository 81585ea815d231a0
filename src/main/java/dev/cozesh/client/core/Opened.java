package dev.cozesh.client.core;

import dev.cozesh.http.OpenAnswer;

/**
 * A call whose answer has begun.
 *
 * @param head the exchange so far, its body empty
 */
record Opened(Call call, OpenAnswer answer, Exchange head, CallListener listener) {
  /** Tells the listener of an event. */
  void heard(String type, String data) {
    listener.heard(call, type, data);
  }

  /** Tells the listener that it ended well. */
  void ended() {
    listener.ended(call);
  }

  /** Tells the listener that it ended badly. */
  void failed(RuntimeException failure) {
    listener.failed(call, failure);
  }
}
