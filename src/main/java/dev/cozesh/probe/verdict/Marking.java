package dev.cozesh.probe.verdict;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts a marker where something stands in a text, outside other markers. What came from a request
 * is found without a regular expression where that is possible, since each request has others.
 */
interface Marking {
  /** The text with markers. */
  String applied(String text);

  /** Whatever a pattern fits. */
  record Fitting(Pattern pattern, String marker) implements Marking {
    @Override
    public String applied(String text) {
      return pattern.matcher(text).find()
          ? Markers.around(
              text, piece -> pattern.matcher(piece).replaceAll(Matcher.quoteReplacement(marker)))
          : text;
    }
  }

  /**
   * Whatever a pattern fits, in any case; made only when a text holds what it cannot fit without.
   */
  record Sought(String needed, String pattern, String marker) implements Marking {
    @Override
    public String applied(String text) {
      return isIn(text)
          ? new Fitting(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), marker).applied(text)
          : text;
    }

    private boolean isIn(String text) {
      for (int at = 0; at + needed.length() <= text.length(); at++) {
        if (text.regionMatches(true, at, needed, 0, needed.length())) {
          return true;
        }
      }
      return false;
    }
  }

  /** A text between what is no part of a word. */
  record Word(String word, String marker) implements Marking {
    @Override
    public String applied(String text) {
      return text.contains(word)
          ? Markers.around(
              text,
              piece ->
                  Markers.replaced(
                      piece,
                      word,
                      marker,
                      (start, end) ->
                          !Markers.isOfWord(piece, start - 1) && !Markers.isOfWord(piece, end)))
          : text;
    }
  }

  /** A path as it is, where no longer one and no query begins with it. */
  record Path(String path, String marker) implements Marking {
    @Override
    public String applied(String text) {
      return text.contains(path)
          ? Markers.around(
              text,
              piece -> Markers.replaced(piece, path, marker, (start, end) -> ends(piece, end)))
          : text;
    }

    private static boolean ends(String text, int at) {
      return at >= text.length()
          || !Markers.isOfWord(text, at) && "/?%".indexOf(text.charAt(at)) < 0;
    }
  }
}
