package dev.cozesh.http;

import java.time.Duration;

/**
 * How long each phase of a call may take. All are positive.
 *
 * @param connect until the TCP connection stands
 * @param tls until the TLS handshake is done
 * @param lease until one of the pool's connections is free
 * @param firstByte from the last byte sent to the first received; Coze itself cuts after 90 s. A
 *     stream may be silent as long once more, between its head and its first byte
 * @param idle without a byte moving, while a body is sent or received; of a stream or a download
 *     only while somebody waits for more
 * @param total over all attempts and the waits between them; a stream or a download has to begin by
 *     then and may go on
 */
public record Timeouts(
    Duration connect,
    Duration tls,
    Duration lease,
    Duration firstByte,
    Duration idle,
    Duration total) {
  /** 10 s, 10 s, 5 s, 100 s, 60 s, 600 s. */
  public static final Timeouts DEFAULT =
      new Timeouts(
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          Duration.ofSeconds(5),
          Duration.ofSeconds(100),
          Duration.ofSeconds(60),
          Duration.ofSeconds(600));

  public Timeouts {
    requirePositive(connect, "connect");
    requirePositive(tls, "tls");
    requirePositive(lease, "lease");
    requirePositive(firstByte, "firstByte");
    requirePositive(idle, "idle");
    requirePositive(total, "total");
  }

  /**
   * The same with another limit for the whole call.
   *
   * @param limit the new limit
   * @return a copy
   */
  public Timeouts withTotal(Duration limit) {
    return new Timeouts(connect, tls, lease, firstByte, idle, limit);
  }

  private static void requirePositive(Duration limit, String name) {
    if (limit.isZero() || limit.isNegative()) {
      throw new IllegalArgumentException(name + " must be positive, was " + limit);
    }
  }
}
