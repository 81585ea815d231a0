package dev.cozesh.sandbox;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Log ids in Coze's form: the second and 20 hexadecimal digits, no two alike. Thread-safe. */
final class LogIds {
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Clock clock;
  private final long start = ThreadLocalRandom.current().nextLong(1L << 47);
  private final AtomicInteger count = new AtomicInteger();

  LogIds(Clock clock) {
    this.clock = clock;
  }

  String next() {
    String second = SECOND.format(clock.instant());
    return String.format(Locale.ROOT, "%s%012X%08X", second, start, count.incrementAndGet());
  }
}
