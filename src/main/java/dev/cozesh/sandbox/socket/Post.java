package dev.cozesh.sandbox.socket;

import dev.cozesh.sandbox.wire.WebSocket;
import java.io.IOException;

/** Sends events, or lets something go wrong with them. */
@FunctionalInterface
public interface Post {
  /**
   * Sends one event.
   *
   * @throws IOException when the client is gone
   */
  void send(WebSocket socket, String event) throws IOException;
}
