package dev.cozesh.http;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The wait that an answer's headers ask for: {@code Retry-After} in seconds or as a date (RFC 9110,
 * 10.2.3), and the moment a rate limit is renewed, as epoch seconds, epoch milliseconds or seconds
 * from now. Moments are held against the answer's own {@code Date}: the clock here may be wrong.
 */
final class ServerWish {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,40}(\\.\\d{1,40})?");
  private static final BigDecimal LONGEST_SECONDS = BigDecimal.valueOf(Integer.MAX_VALUE);
  private static final BigDecimal MILLIS = BigDecimal.valueOf(1_000);
  private static final BigDecimal FIRST_EPOCH_SECOND = BigDecimal.TEN.pow(9);
  private static final BigDecimal FIRST_EPOCH_MILLI = BigDecimal.TEN.pow(11);
  // The first is the reference dialect's, the second the usual one, the third a draft's.
  private static final List<Limit> LIMITS =
      List.of(
          new Limit("X-Rate-Limit-Remaining", "X-Rate-Limit-Reset"),
          new Limit("X-RateLimit-Remaining", "X-RateLimit-Reset"),
          new Limit("RateLimit-Remaining", "RateLimit-Reset"));

  private record Limit(String remaining, String reset) {}

  private ServerWish() {}

  /** What to wait before the same request; empty when nothing, or nothing sensible, is asked. */
  static Optional<Duration> beforeRetry(Answer answer, Instant here) {
    return answer
        .header("Retry-After")
        .flatMap(value -> retryAfter(value.strip(), answer, here))
        .or(() -> answer.status() == 429 ? reset(answer, here) : beforeNext(answer, here));
  }

  /** What to wait before any further request: no more of them is left. */
  static Optional<Duration> beforeNext(Answer answer, Instant here) {
    for (Limit limit : LIMITS) {
      Optional<String> left = answer.header(limit.remaining()).map(String::strip);
      if (left.isPresent()) {
        return left.get().equals("0") ? reset(limit, answer, here) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static Optional<Duration> reset(Answer answer, Instant here) {
    return LIMITS.stream().flatMap(limit -> reset(limit, answer, here).stream()).findFirst();
  }

  private static Optional<Duration> reset(Limit limit, Answer answer, Instant here) {
    return answer
        .header(limit.reset())
        .map(String::strip)
        .filter(value -> NUMBER.matcher(value).matches())
        .flatMap(value -> untilReset(new BigDecimal(value), now(answer, here)));
  }

  private static Optional<Duration> untilReset(BigDecimal value, Instant now) {
    if (value.compareTo(FIRST_EPOCH_SECOND) < 0) {
      return seconds(value);
    }
    BigDecimal millis = value.compareTo(FIRST_EPOCH_MILLI) < 0 ? value.multiply(MILLIS) : value;
    BigDecimal wait = millis.subtract(BigDecimal.valueOf(now.toEpochMilli()));
    return seconds(wait.divide(MILLIS));
  }

  private static Optional<Duration> retryAfter(String value, Answer answer, Instant here) {
    if (NUMBER.matcher(value).matches()) {
      return seconds(new BigDecimal(value));
    }
    return date(value).flatMap(date -> positive(Duration.between(now(answer, here), date)));
  }

  private static Instant now(Answer answer, Instant here) {
    return answer.header("Date").flatMap(ServerWish::date).orElse(here);
  }

  private static Optional<Instant> date(String value) {
    try {
      return Optional.of(
          ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Duration> seconds(BigDecimal seconds) {
    return positive(Duration.ofMillis(seconds.min(LONGEST_SECONDS).multiply(MILLIS).longValue()));
  }

  private static Optional<Duration> positive(Duration wait) {
    return wait.isNegative() || wait.isZero() ? Optional.empty() : Optional.of(wait);
  }
}
