package dev.cozesh.http;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** The {@code Retry-After} header: seconds or an HTTP date (RFC 9110, 10.2.3). */
final class RetryAfter {
  private static final Pattern SECONDS = Pattern.compile("\\d{1,40}(\\.\\d{1,40})?");
  private static final BigDecimal LONGEST_SECONDS = BigDecimal.valueOf(Integer.MAX_VALUE);
  private static final BigDecimal MILLIS = BigDecimal.valueOf(1_000);

  private RetryAfter() {}

  /** The wait asked for; empty when there is none, it lies in the past, or makes no sense. */
  static Optional<Duration> parse(String value, Instant now) {
    String text = value.strip();
    if (SECONDS.matcher(text).matches()) {
      BigDecimal seconds = new BigDecimal(text).min(LONGEST_SECONDS);
      return positive(Duration.ofMillis(seconds.multiply(MILLIS).longValue()));
    }
    try {
      ZonedDateTime date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
      return positive(Duration.between(now, date));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Duration> positive(Duration wait) {
    return wait.isNegative() || wait.isZero() ? Optional.empty() : Optional.of(wait);
  }
}
