package dev.cozesh.catalog;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Cuts paths and sentences into words. */
final class Words {
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}+");
  private static final Pattern GAP = Pattern.compile("[/\\s]+");
  private static final Pattern VALUE =
      Pattern.compile("[{<\\[$:].*|.*…|\\d+|[0-9a-fA-F-]{16,}|(?=.*\\d)[\\w-]{20,}");
  private static final Pattern HUMP =
      Pattern.compile(
          "(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])"
              + "|(?<=\\p{IsHan})(?=[^\\p{IsHan}])|(?<=[^\\p{IsHan}])(?=\\p{IsHan})");
  private static final Pattern PLAIN = Pattern.compile("[a-z0-9_/.-]*");
  private static final Pattern SIGN = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern VERSION = Pattern.compile("v?\\d+");
  private static final int SHORTEST_PLURAL = 4;
  private static final List<String> NO_PLURALS = List.of("ss", "us", "is");
  private static final List<String> PLURALS_WITH_E = List.of("sses", "xes", "ches", "shes");

  private Words() {}

  /** The segments of a path without its query, escapes undone; of a sentence its words. */
  static List<String> segments(String text) {
    int query = text.indexOf('?');
    String path = decoded(query < 0 ? text : text.substring(0, query));
    return GAP.splitAsStream(path).filter(part -> !part.isEmpty()).toList();
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
    return VALUE.matcher(segment).matches();
  }

  /** Lower case, cut at signs and at humps; Chinese by itself. */
  static List<String> of(String segment) {
    boolean plain = PLAIN.matcher(segment).matches();
    String humps = plain ? segment : HUMP.matcher(segment).replaceAll(" ");
    List<String> words = new ArrayList<>();
    for (String word : SIGN.split(humps.toLowerCase(Locale.ROOT))) {
      if (!word.isEmpty() && !VERSION.matcher(word).matches()) {
        words.add(word);
      }
    }
    return words;
  }

  static boolean isHan(String word) {
    return HAN.matcher(word).matches();
  }

  /** {@code histories} is {@code history}; a word that is no plural stays. */
  static String singular(String word) {
    if (word.length() < SHORTEST_PLURAL || !word.endsWith("s") || ends(word, NO_PLURALS)) {
      return word;
    }
    if (word.endsWith("ies")) {
      return word.substring(0, word.length() - 3) + "y";
    }
    int signs = ends(word, PLURALS_WITH_E) ? 2 : 1;
    return word.substring(0, word.length() - signs);
  }

  private static boolean ends(String word, List<String> ends) {
    for (String end : ends) {
      if (word.endsWith(end)) {
        return true;
      }
    }
    return false;
  }
}
