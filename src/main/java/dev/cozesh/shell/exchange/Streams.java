package dev.cozesh.shell.exchange;

import dev.cozesh.client.core.Exchange;
import java.util.Locale;

/** Tells an answer of which only the head is there. */
final class Streams {
  /** What a server answers that agrees to a WebSocket. */
  static final int SWITCHED = 101;

  private Streams() {}

  static boolean begins(Exchange exchange) {
    if (exchange.status() == SWITCHED) {
      return true;
    }
    String type = exchange.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    return exchange.status() == 200
        && exchange.bytes() == 0
        && !type.contains("json")
        && !type.contains("html");
  }
}
