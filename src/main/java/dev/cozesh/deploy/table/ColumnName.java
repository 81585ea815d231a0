package dev.cozesh.deploy.table;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a column of a Coze database may be called, and what it is called for a header. */
final class ColumnName {
  private static final int LONGEST = 64;
  private static final Pattern VALID = Pattern.compile("[a-z][a-z0-9_]{0,63}");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  /**
   * Between {@code y} and {@code M} of salaryMin, and between {@code L} and {@code P} of URLPath.
   */
  private static final Pattern HUMPS =
      Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

  private ColumnName() {}

  static boolean isValid(String name) {
    return VALID.matcher(name).matches();
  }

  /**
   * The column of a header: {@code salaryMin} is {@code salary_min}. A name that Coze has reserved
   * gets {@code _value} behind it. Empty when a person has to say it: for Chinese and other letters
   * that have no one spelling in Latin ones, and for a header that begins with a digit.
   */
  static Optional<String> of(String header) {
    String plain = MARKS.matcher(Normalizer.normalize(header, Normalizer.Form.NFKD)).replaceAll("");
    if (plain.codePoints().anyMatch(c -> c > 127 && Character.isLetterOrDigit(c))) {
      return Optional.empty();
    }
    String snake =
        HUMPS
            .matcher(plain)
            .replaceAll("_")
            .replaceAll("[^A-Za-z0-9]+", "_")
            .replaceAll("^_+|_+$", "")
            .toLowerCase(Locale.ROOT);
    String free = ReservedNames.has(snake) ? snake + "_value" : snake;
    String cut = free.length() <= LONGEST ? free : free.substring(0, LONGEST);
    return Optional.of(cut).filter(ColumnName::isValid);
  }
}
