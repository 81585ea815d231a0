package dev.cozesh.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What faults do to a request before it is handled.
 *
 * @param dropped members of the body that are ignored
 * @param age how old the state is that it sees, zero for the present one
 * @param ahead how much the server's clock is ahead
 */
record Circumstances(List<String> dropped, Duration age, Duration ahead) {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  static Circumstances of(List<Effect> effects) {
    List<String> dropped = List.of();
    Duration age = Duration.ZERO;
    Duration ahead = Duration.ZERO;
    for (Effect effect : effects) {
      if (effect instanceof Effect.Drop drop) {
        dropped = drop.fields();
      } else if (effect instanceof Effect.Stale stale) {
        age = stale.age();
      } else if (effect instanceof Effect.Skew skew) {
        ahead = skew.ahead();
      }
    }
    return new Circumstances(dropped, age, ahead);
  }

  Clock clock(Clock right) {
    return ahead.isZero() ? right : Clock.offset(right, ahead);
  }

  /** The answer with the date of the server's clock, when that is not the right one. */
  Answer dated(Answer answer, Clock right) {
    if (ahead.isZero()) {
      return answer;
    }
    Map<String, String> headers = new TreeMap<>(answer.headers());
    headers.put("Date", DATE.format(clock(right).instant()));
    return answer.with(headers);
  }
}
