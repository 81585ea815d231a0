package dev.cozesh.shell.render;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** Points in time for people: {@code 3 h ago}. */
final class Ages {
  private static final Pattern TIME =
      Pattern.compile("(?:.*_)?(?:time|date|at)|.*[a-z0-9](?:Time|Date|At)");
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");

  // 2001 to 2286, in seconds and in milliseconds: what is smaller is no date, whatever its name.
  private static final long FIRST_SECOND = 1_000_000_000L;
  private static final long LAST_SECOND = 9_999_999_999L;

  private final Instant now;
  private final ZoneId zone;

  Ages(Screen screen) {
    this.now = screen.clock().instant();
    this.zone = screen.zone();
  }

  /** The point in time that a member stands for: its name must say so, unless its type does. */
  static Optional<Instant> time(String name, Object value) {
    if (value instanceof Instant instant) {
      return Optional.of(instant);
    }
    String text = String.valueOf(value);
    if (!TIME.matcher(name).matches() || !text.matches("\\d{10}|\\d{13}")) {
      return Optional.empty();
    }
    long number = Long.parseLong(text);
    if (number >= FIRST_SECOND && number <= LAST_SECOND) {
      return Optional.of(Instant.ofEpochSecond(number));
    }
    return number >= FIRST_SECOND * 1000
        ? Optional.of(Instant.ofEpochMilli(number))
        : Optional.empty();
  }

  /** Whether it is a point in time that never came: Coze sends 0. */
  static boolean isUnset(String name, Object value) {
    return TIME.matcher(name).matches() && "0".equals(String.valueOf(value));
  }

  /** {@code 5 min ago}, {@code in 2 h}; a date when it is more than two months away. */
  String relative(Instant time) {
    Duration age = Duration.between(time, now);
    long seconds = age.abs().toSeconds();
    if (seconds >= 60L * 24 * 3600) {
      return DAY.format(time.atZone(zone));
    }
    if (seconds == 0) {
      return "now";
    }
    String length =
        seconds < 60
            ? seconds + " s"
            : seconds < 3600
                ? seconds / 60 + " min"
                : seconds < 48 * 3600 ? seconds / 3600 + " h" : seconds / (24 * 3600) + " d";
    return age.isNegative() ? "in " + length : length + " ago";
  }

  /** {@code 2026-11-25 19:02}, in the zone of the screen. */
  String absolute(Instant time) {
    return MINUTE.format(time.atZone(zone));
  }
}
