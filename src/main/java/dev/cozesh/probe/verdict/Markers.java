package dev.cozesh.probe.verdict;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts with markers in them. */
final class Markers {
  private static final Pattern MARKER = Pattern.compile("\\{[A-Z]{2,}}");

  private Markers() {}

  /** A place in a text. */
  interface Place {
    boolean fits(int start, int end);
  }

  /** The text with everything around its markers changed. */
  static String around(String text, UnaryOperator<String> change) {
    if (text.indexOf('{') < 0) {
      return change.apply(text);
    }
    StringBuilder result = new StringBuilder();
    Matcher markers = MARKER.matcher(text);
    int from = 0;
    while (markers.find()) {
      result.append(change.apply(text.substring(from, markers.start()))).append(markers.group());
      from = markers.end();
    }
    return result.append(change.apply(text.substring(from))).toString();
  }

  /** The text with a marker for each occurrence of a part of it that stands in a fitting place. */
  static String replaced(String text, String part, String marker, Place place) {
    StringBuilder result = new StringBuilder();
    int from = 0;
    for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
      if (at >= from && place.fits(at, at + part.length())) {
        result.append(text, from, at).append(marker);
        from = at + part.length();
      }
    }
    return result.append(text, from, text.length()).toString();
  }

  /** Whether an ASCII letter, a digit, a low line or a hyphen stands there. */
  static boolean isOfWord(String text, int at) {
    if (at < 0 || at >= text.length()) {
      return false;
    }
    char c = text.charAt(at);
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '_'
        || c == '-';
  }
}
