package dev.cozesh.http.socket;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What a WebSocket may take. All are positive.
 *
 * @param ping between two pings; a server that gives no sign of life from one to the next is taken
 *     for lost
 * @param stall how long a message may take to leave
 * @param mostBytes of one message that comes
 * @param aheadBytes of messages that came and are not yet asked for; when there are as many, the
 *     server is kept waiting
 */
public record SocketLimits(Duration ping, Duration stall, int mostBytes, int aheadBytes) {
  /** 30 s, 60 s, 16 MiB, 256 KiB. */
  public static final SocketLimits DEFAULT =
      new SocketLimits(Duration.ofSeconds(30), Duration.ofSeconds(60), 16 << 20, 256 << 10);

  public SocketLimits {
    requireNonNull(ping, "ping");
    requireNonNull(stall, "stall");
    if (ping.toMillis() < 1 || stall.toMillis() < 1) {
      throw new IllegalArgumentException("ping and stall must be 1 ms or more");
    }
    if (mostBytes < 1 || aheadBytes < 1) {
      throw new IllegalArgumentException("mostBytes and aheadBytes must be 1 or more");
    }
  }

  /**
   * The same with another limit for a message to leave.
   *
   * @param limit the new limit
   * @return a copy
   */
  public SocketLimits withStall(Duration limit) {
    return new SocketLimits(ping, limit, mostBytes, aheadBytes);
  }
}
