package dev.cozesh.auth;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A credential that ends: an OAuth token, or the session of a self-hosted console. Its text form
 * shows neither secret.
 *
 * @param accessToken what requests carry
 * @param refreshToken what buys the next one; dies when used. Tokens for a signed JWT and sessions
 *     have none
 * @param obtainedAt when it was answered, by this machine's clock
 * @param expiresAt when it ends
 */
public record Token(
    String accessToken, Optional<String> refreshToken, Instant obtainedAt, Instant expiresAt) {
  private static final Duration LONGEST_MARGIN = Duration.ofSeconds(60);
  private static final int SHARE_OF_LIFE = 10;

  public Token {
    requireNonNull(accessToken, "accessToken");
    requireNonNull(refreshToken, "refreshToken");
    requireNonNull(obtainedAt, "obtainedAt");
    requireNonNull(expiresAt, "expiresAt");
  }

  /**
   * {@return whether it should be renewed before the next use: 60 s before its end, of a
   * short-lived one when a tenth of its life is left}
   *
   * @param now the time
   */
  public boolean isStale(Instant now) {
    Duration life = Duration.between(obtainedAt, expiresAt);
    Duration tenth = life.isNegative() ? Duration.ZERO : life.dividedBy(SHARE_OF_LIFE);
    Duration margin = tenth.compareTo(LONGEST_MARGIN) < 0 ? tenth : LONGEST_MARGIN;
    return !now.isBefore(expiresAt.minus(margin));
  }

  /**
   * {@return whether a server would refuse it}
   *
   * @param now the time
   */
  public boolean isOver(Instant now) {
    return !now.isBefore(expiresAt);
  }

  /** The expiry alone. */
  @Override
  public String toString() {
    return "Token[***, until " + expiresAt + "]";
  }
}
