package dev.cozesh.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** Where a script is played: an open answer, and the store behind it. */
interface Stage {
  /**
   * Sends an event at once; waits while the client does not read.
   *
   * @throws IOException when the client is gone
   */
  void send(ServerEvent event) throws IOException;

  /** Waits, in the time of the wall; returns at once when the sandbox stops. */
  void rest(Duration time);

  /** Reads or changes the store in a transaction of its own. */
  <T> T within(Function<Transaction, T> work);

  Instant now();
}
