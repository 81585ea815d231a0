package dev.cozesh.shell.render;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.BaseStream;

/** What the screen says of values that are better told than written out. */
final class Words {
  private Words() {}

  /** The words; empty for a value that is shown itself. */
  static Optional<String> of(Object value) {
    if (value instanceof byte[] bytes) {
      return Optional.of(counted(bytes.length, "byte"));
    }
    if (value instanceof Throwable failure) {
      String said = failure.getMessage();
      String name = failure.getClass().getSimpleName();
      return Optional.of(said == null || said.isEmpty() ? name : name + ": " + said);
    }
    if (value instanceof Class<?> type) {
      return Optional.of(type.getTypeName());
    }
    if (value instanceof Duration duration) {
      return Optional.of(duration(duration));
    }
    if (value instanceof BaseStream<?, ?> || value instanceof Iterator<?>) {
      return Optional.of("not read yet: it can be walked once, and showing it would be that");
    }
    return Optional.empty();
  }

  /** Whether a value is a list that may be read more than once. */
  static boolean isList(Object value) {
    return value instanceof Iterable<?>
        && !(value instanceof AutoCloseable)
        && !(value instanceof Path);
  }

  /** {@code 1 byte}, {@code 12,345 bytes}. */
  static String counted(long number, String thing) {
    return count(number) + " " + thing + (number == 1 ? "" : "s");
  }

  /** {@code 12,345}. */
  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** {@code 320 ms}, {@code 1.5 s}, {@code 2 min 5 s}, {@code 3 h 20 min}. */
  static String duration(Duration duration) {
    if (duration.isNegative()) {
      return "-" + duration(duration.negated());
    }
    long millis = duration.toMillis();
    if (duration.toSeconds() >= 100L * 24 * 3600) {
      return Words.count(duration.toDays()) + " d";
    }
    if (millis < 1000) {
      return millis + " ms";
    }
    if (millis < 60_000) {
      return millis % 1000 == 0
          ? millis / 1000 + " s"
          : String.format(Locale.ROOT, "%.1f s", Math.floor(millis / 100.0) / 10);
    }
    return millis < 3_600_000
        ? two(millis / 1000, 60, "min", "s")
        : two(millis / 60_000, 60, "h", "min");
  }

  private static String two(long small, int ratio, String large, String unit) {
    long rest = small % ratio;
    return small / ratio + " " + large + (rest == 0 ? "" : " " + rest + " " + unit);
  }
}
