package dev.cozesh.sandbox;

import java.io.IOException;

/** Events to be sent, with what happens between them. */
@FunctionalInterface
interface Script {
  /**
   * Sends everything and returns, or leaves off when the stage is closed.
   *
   * @throws IOException when the client is gone
   */
  void play(Stage stage) throws IOException;
}
