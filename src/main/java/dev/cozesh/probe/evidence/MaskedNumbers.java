package dev.cozesh.probe.evidence;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes telephone numbers out of a text, and ids when they shall be aliases. Timestamps (10, 13 or
 * 14 digits), log ids and hashes stay.
 */
final class MaskedNumbers {
  private static final String MASK = "***";
  private static final int FEWEST_DIGITS = 8;
  private static final int WIDEST_GAP = 2;

  // Behind an escape (%22, \u0022) a number begins although a digit stands before it.
  private static final String ESCAPE = "%[0-9A-Fa-f]{2}|\\\\u[0-9A-Fa-f]{4}";
  private static final String START =
      "(?:(?<=%[0-9A-Fa-f]{2})|(?<=\\\\u[0-9A-Fa-f]{4})" + "|(?<![0-9]|\\\\u[0-9A-Fa-f]{0,3}))";

  private static final Pattern NUMBER =
      Pattern.compile(
          String.join(
              "|",
              "(?<plus>(?:\\+|%2[Bb]) ?\\(?[1-9](?:[ .()-]{0,2}[0-9]){7,14}(?![0-9]))",
              START + "(?<phone>(?:(?:00)?86[ -]?)?1[3-9][0-9](?:[ -]?[0-9]{4}){2}(?![0-9])",
              "00[1-9](?:[ -]?[0-9]){8,13}(?![0-9])",
              "0[1-9][0-9]{1,2}-[0-9]{7,8}(?![0-9]))",
              "(?<before>(?:" + ESCAPE + ")?+)(?<id>[0-9]{15,})"));

  private static final Pattern LOG_ID =
      Pattern.compile(
          "20[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
              + "(?:[01][0-9]|2[0-3])[0-5][0-9][0-5][0-9][0-9A-Fa-f]{16,}");
  private static final Pattern HASH = Pattern.compile("[0-9]*[A-Fa-f][0-9A-Fa-f]*");

  private final Optional<Aliases> aliases;

  /**
   * @param aliases names for ids; empty when ids may be seen
   */
  MaskedNumbers(Optional<Aliases> aliases) {
    this.aliases = aliases;
  }

  String mask(String text) {
    if (!isPossibleIn(text)) {
      return text;
    }
    JsonPlace place = new JsonPlace(text);
    Matcher numbers = NUMBER.matcher(text);
    StringBuilder masked = new StringBuilder();
    while (numbers.find()) {
      MatchResult found = numbers.toMatchResult();
      String instead = instead(text, numbers);
      boolean quotes = !instead.equals(found.group()) && place.isBare(found.start());
      numbers.appendReplacement(
          masked, Matcher.quoteReplacement(quotes ? '"' + instead + '"' : instead));
    }
    return numbers.appendTail(masked).toString();
  }

  /** Whether so many digits follow each other as every number has, which is quick to see. */
  private static boolean isPossibleIn(String text) {
    int digits = 0;
    int gap = 0;
    for (int at = 0; at < text.length() && digits < FEWEST_DIGITS; at++) {
      char c = text.charAt(at);
      if (isDigit(c)) {
        digits++;
        gap = 0;
      } else if (!isGap(c) || ++gap > WIDEST_GAP) {
        digits = 0;
        gap = 0;
      }
    }
    return digits >= FEWEST_DIGITS;
  }

  private static boolean isGap(char c) {
    return c == ' ' || c == '.' || c == '-' || c == '(' || c == ')';
  }

  private String instead(String text, Matcher found) {
    if (found.group("plus") != null) {
      return MASK;
    }
    if (found.group("phone") != null) {
      boolean another = isFraction(text, found) || HASH.matcher(word(text, found)).matches();
      return another ? found.group() : MASK;
    }
    String word = word(text, found);
    boolean kept = aliases.isEmpty() || LOG_ID.matcher(word).matches();
    return kept ? found.group() : found.group("before") + aliases.get().of(found.group("id"));
  }

  private static boolean isFraction(String text, Matcher found) {
    int start = found.start();
    int end = found.end();
    boolean behindPoint =
        start > 1 && text.charAt(start - 1) == '.' && isDigit(text.charAt(start - 2));
    boolean beforePoint =
        end + 1 < text.length() && text.charAt(end) == '.' && isDigit(text.charAt(end + 1));
    return behindPoint || beforePoint;
  }

  /** The letters and digits around a match, an escape in front of it not counted. */
  private static String word(String text, Matcher found) {
    int start = found.start();
    while (start > 0 && isWord(text.charAt(start - 1))) {
      start--;
    }
    if (start > 0 && text.charAt(start - 1) == '%') {
      start = Math.min(start + 2, found.start());
    } else if (start > 0 && text.charAt(start - 1) == '\\') {
      start = found.start();
    }
    int end = found.end();
    while (end < text.length() && isWord(text.charAt(end))) {
      end++;
    }
    return text.substring(start, end);
  }

  private static boolean isWord(char c) {
    return isDigit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Tells whether a place of a JSON text is outside its strings. Asked from left to right. */
  private static final class JsonPlace {
    private final String text;
    private final boolean isJson;
    private boolean inString;
    private int at;

    JsonPlace(String text) {
      this.text = text;
      String start = text.stripLeading();
      isJson = start.startsWith("{") || start.startsWith("[");
    }

    boolean isBare(int index) {
      for (; isJson && at < index; at++) {
        char c = text.charAt(at);
        if (c == '\\' && inString) {
          at++;
        } else if (c == '"') {
          inString = !inString;
        }
      }
      return isJson && !inString;
    }
  }
}
