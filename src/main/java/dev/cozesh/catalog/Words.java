package dev.cozesh.catalog;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Cuts paths and sentences into words. */
final class Words {
  private static final String HAN = "\\p{IsHan}+";
  private static final int SHORTEST_PLURAL = 4;

  private Words() {}

  /** The segments of a path without its query, escapes undone; of a sentence its words. */
  static List<String> segments(String text) {
    int query = text.indexOf('?');
    String path = decoded(query < 0 ? text : text.substring(0, query));
    return Arrays.stream(path.split("[/\\s]+")).filter(part -> !part.isEmpty()).toList();
  }

  private static String decoded(String path) {
    try {
      return path.indexOf('%') < 0 ? path : URLDecoder.decode(path, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) { // a lone per cent sign stays one
      return path;
    }
  }

  /** Whether a segment stands for a value: a hole, a number, an id. */
  static boolean isValue(String segment) {
    return segment.matches("[{<\\[$:].*|.*…|\\d+|[0-9a-fA-F-]{16,}|(?=.*\\d)[\\w-]{20,}");
  }

  /** Lower case, cut at signs and at humps; Chinese by itself. */
  static List<String> of(String segment) {
    String humps =
        segment
            .replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ")
            .replaceAll("(?<=[A-Z])(?=[A-Z][a-z])", " ")
            .replaceAll("(?<=\\p{IsHan})(?=[^\\p{IsHan}])|(?<=[^\\p{IsHan}])(?=\\p{IsHan})", " ");
    List<String> words = new ArrayList<>();
    for (String word : humps.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
      if (!word.isEmpty() && !word.matches("v?\\d+")) {
        words.add(word);
      }
    }
    return words;
  }

  static boolean isHan(String word) {
    return word.matches(HAN);
  }

  /** {@code histories} is {@code history}; a word that is no plural stays. */
  static String singular(String word) {
    if (word.length() < SHORTEST_PLURAL || !word.endsWith("s") || word.matches(".*(ss|us|is)")) {
      return word;
    }
    if (word.endsWith("ies")) {
      return word.substring(0, word.length() - 3) + "y";
    }
    return word.matches(".*(ss|x|ch|sh)es")
        ? word.substring(0, word.length() - 2)
        : word.substring(0, word.length() - 1);
  }
}
