package dev.cozesh.http;

import static java.util.Objects.requireNonNull;

import dev.cozesh.http.socket.Way;
import java.time.Duration;

/**
 * What the connections of a transport have in common.
 *
 * @param idle a connection that was not used for so long is not used again
 * @param life nor is one that old: the name may lead elsewhere by now
 */
record Wiring(
    Timeouts timeouts, String userAgent, Route route, Trust trust, Duration idle, Duration life) {
  Wiring {
    requireNonNull(timeouts, "timeouts");
    requireNonNull(userAgent, "userAgent");
  }

  /** Connections that live for 5 minutes and idle for 30 s at most. */
  static Wiring of(Timeouts timeouts, String userAgent, Network network) {
    return new Wiring(
        timeouts,
        userAgent,
        new Route(network),
        Trust.with(network.caFile()),
        Duration.ofSeconds(30),
        Duration.ofMinutes(5));
  }

  /** The same way for sockets. */
  Way way() {
    return new SocketWay(route, trust);
  }

  /** The same with other lives. */
  Wiring living(Duration idleLimit, Duration lifeLimit) {
    return new Wiring(timeouts, userAgent, route, trust, idleLimit, lifeLimit);
  }
}
