package dev.cozesh.deploy;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/**
 * What the description of a retired object begins with, so that people see in the web page what no
 * endpoint deletes.
 *
 * @param words {@code retired 2026-11-26}, the day in UTC
 */
record Retirement(String words) {
  private static final Pattern ANY = Pattern.compile("(?s)retired \\d{4}-\\d{2}-\\d{2}(:.*)?");

  Retirement {
    requireNonNull(words, "words");
  }

  static Retirement on(Instant moment) {
    return new Retirement("retired " + LocalDate.ofInstant(moment, ZoneOffset.UTC));
  }

  /** Whether a description says so, of whatever day. */
  static boolean isIn(String description) {
    return ANY.matcher(description).matches();
  }

  /**
   * The description with the words in front, cut behind where the limit asks; as it is when it says
   * so already.
   *
   * @param limit in characters
   */
  String into(String description, int limit) {
    if (isIn(description)) {
      return description;
    }
    String plain = Marker.without(description);
    String whole = plain.isEmpty() ? words : words + ": " + plain;
    int length = whole.codePointCount(0, whole.length());
    return length <= limit
        ? whole
        : whole.substring(0, whole.offsetByCodePoints(0, limit)).stripTrailing();
  }
}
