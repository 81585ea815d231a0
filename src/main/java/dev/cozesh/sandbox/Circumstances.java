package dev.cozesh.sandbox;

import static dev.cozesh.sandbox.Effect.first;

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
 * @param ahead how much the server's clock is ahead
 * @param wording how it is said that there is no such route
 */
record Circumstances(List<String> dropped, Duration ahead, Wording wording) {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  static Circumstances of(List<Effect> effects) {
    return new Circumstances(
        first(effects, Effect.Drop.class).map(Effect.Drop::fields).orElse(List.of()),
        first(effects, Effect.Skew.class).map(Effect.Skew::time).orElse(Duration.ZERO),
        wording(effects));
  }

  private static Wording wording(List<Effect> effects) {
    Wording said =
        first(effects, Effect.Say.class)
            .map(say -> Wording.USUAL.saying(say.text()))
            .orElse(Wording.USUAL);
    return first(effects, Effect.AbsentStatus.class)
        .map(absent -> said.withStatus(absent.status()))
        .orElse(said);
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
