package dev.cozesh.sandbox.model;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeUsageException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How fast an answer comes.
 *
 * @param before how long a chat is only created, before it is in progress
 * @param characters how many a piece has, 1 or more
 * @param delay how long each piece takes
 */
public record Pace(Duration before, int characters, Duration delay) {
  public Pace {
    requireNonNull(before, "before");
    requireNonNull(delay, "delay");
    if (characters < 1 || before.isNegative() || delay.isNegative()) {
      throw new CozeUsageException(
          "no such pace: " + characters + " characters, " + before + ", " + delay,
          "a piece has 1 character or more, and no time is negative",
          "");
    }
  }

  /** Four characters in 20 ms, without waiting. */
  public static Pace usual() {
    return new Pace(Duration.ZERO, 4, Duration.ofMillis(20));
  }

  /** Four characters a piece, all at once. */
  public static Pace instant() {
    return new Pace(Duration.ZERO, 4, Duration.ZERO);
  }

  /** The text in pieces; none for an empty one. No character is cut in two. */
  public List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    for (int start = 0; start < text.length(); ) {
      int left = text.codePointCount(start, text.length());
      int end = text.offsetByCodePoints(start, Math.min(characters, left));
      pieces.add(text.substring(start, end));
      start = end;
    }
    return pieces;
  }
}
