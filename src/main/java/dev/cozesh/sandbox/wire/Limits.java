package dev.cozesh.sandbox.wire;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How much a listener takes.
 *
 * @param headBytes of one request's line and headers together
 * @param headers of one request
 * @param connections open at a time; further ones are answered 503
 * @param idle how long a connection may rest between two requests
 * @param stall how long a request may stand still once it has begun
 */
public record Limits(int headBytes, int headers, int connections, Duration idle, Duration stall) {
  /** 64 KiB, 200 headers, 4,096 connections, 60 s, 60 s. */
  public static final Limits DEFAULT =
      new Limits(64 << 10, 200, 4_096, Duration.ofSeconds(60), Duration.ofSeconds(60));

  public Limits {
    requireNonNull(idle, "idle");
    requireNonNull(stall, "stall");
    if (headBytes < 1 || headers < 1 || connections < 1) {
      throw new IllegalArgumentException("limits must be 1 or more");
    }
    if (idle.toMillis() < 1 || stall.toMillis() < 1) {
      throw new IllegalArgumentException("idle and stall must be 1 ms or more");
    }
  }
}
