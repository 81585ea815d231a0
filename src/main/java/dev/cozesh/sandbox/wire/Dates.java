package dev.cozesh.sandbox.wire;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The time as HTTP writes it, put into words once a second. Thread-safe. */
final class Dates {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final InstantSource clock;
  private volatile Second latest = new Second(Long.MIN_VALUE, "");

  private record Second(long number, String text) {}

  Dates(InstantSource clock) {
    this.clock = clock;
  }

  String now() {
    Instant now = clock.instant();
    Second known = latest;
    if (known.number != now.getEpochSecond()) {
      known = new Second(now.getEpochSecond(), FORMAT.format(now));
      latest = known;
    }
    return known.text;
  }
}
