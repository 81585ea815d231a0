package dev.cozesh.auth;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Reads {@code expires_in}. Coze's token answers mean an absolute time by it, its device codes a
 * number of seconds, and its documentation is of two minds: so what is below 10^9 is a duration,
 * everything else seconds since 1970. No token lives 31 years, and no clock stands before 2001.
 */
final class Expiry {
  private static final long FIRST_INSTANT = 1_000_000_000L;
  private static final long LAST_INSTANT = 253_402_300_799L; // the year 9999

  private Expiry() {}

  /**
   * How long from now; empty when the number is missing, or none that a clock can show.
   *
   * @param there what the server's clock says now: absolute times are its own
   */
  static Optional<Duration> of(JsonNode expiresIn, Instant there) {
    return seconds(expiresIn)
        .map(
            seconds ->
                seconds < FIRST_INSTANT
                    ? Duration.ofSeconds(seconds)
                    : Duration.between(there, Instant.ofEpochSecond(seconds)));
  }

  private static Optional<Long> seconds(JsonNode number) {
    String text = number.asText();
    if (!text.matches("\\d{1,12}")) {
      return Optional.empty();
    }
    long seconds = Long.parseLong(text);
    return seconds <= LAST_INSTANT ? Optional.of(seconds) : Optional.empty();
  }
}
