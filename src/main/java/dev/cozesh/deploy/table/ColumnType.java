package dev.cozesh.deploy.table;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a column of a Coze database holds, and which texts are values of it. */
public enum ColumnType {
  INTEGER("Integer"),
  NUMBER("Number"),
  BOOLEAN("Boolean"),
  TIME("Time"),
  STRING("String");

  /** Beyond so many digits a number is an id, or loses some of them. */
  private static final int MOST_DIGITS = 15;

  private static final Pattern WHOLE = Pattern.compile("0|-?[1-9]\\d*");
  private static final Pattern DECIMAL = Pattern.compile("-?(?:0|[1-9]\\d*)(?:\\.\\d+)?");
  private static final Pattern MOMENT =
      Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)(?:[ T](\\d\\d:\\d\\d(?::\\d\\d)?))?");

  private final String wire;

  ColumnType(String wire) {
    this.wire = wire;
  }

  /** As it travels. */
  public String wire() {
    return wire;
  }

  /** The type of that name; empty when Coze has none. Upper and lower case are one. */
  public static Optional<ColumnType> of(String name) {
    return Stream.of(values()).filter(type -> type.wire.equalsIgnoreCase(name)).findFirst();
  }

  /**
   * The narrowest type that takes all of them: text when there are none, for numbers with leading
   * zeros, and for those of more than 15 digits.
   *
   * @param cells empty ones do not count
   */
  static ColumnType inferred(List<String> cells) {
    List<String> values = cells.stream().filter(cell -> !cell.isBlank()).toList();
    if (values.isEmpty()) {
      return STRING;
    }
    return Stream.of(values())
        .filter(type -> values.stream().allMatch(type::isPlain))
        .findFirst()
        .orElse(STRING);
  }

  /** Whether a text, an empty one aside, is a value of this type. */
  public boolean fits(String text) {
    return switch (this) {
      case INTEGER -> text.matches("-?\\d{1,19}");
      case NUMBER -> text.matches("-?\\d{1,30}(\\.\\d{1,30})?");
      case BOOLEAN -> text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
      case TIME -> isMoment(text);
      case STRING -> true;
    };
  }

  /** The text as Coze wants it. */
  String canonical(String text) {
    return switch (this) {
      case BOOLEAN -> text.toLowerCase(Locale.ROOT);
      case TIME -> text.replace('T', ' ');
      default -> text;
    };
  }

  /** One spelling of a value: Coze may write a number or a time in its own way. */
  public String spelling(String text) {
    return switch (this) {
      case BOOLEAN -> text.toLowerCase(Locale.ROOT);
      case INTEGER, NUMBER ->
          NUMBER.fits(text) ? new BigDecimal(text).stripTrailingZeros().toPlainString() : text;
      case TIME -> moment(text);
      case STRING -> text;
    };
  }

  private boolean isPlain(String text) {
    return switch (this) {
      case INTEGER -> WHOLE.matcher(text).matches() && digits(text) <= MOST_DIGITS;
      case NUMBER -> DECIMAL.matcher(text).matches() && digits(text) <= MOST_DIGITS;
      default -> fits(text);
    };
  }

  private static long digits(String number) {
    return number.chars().filter(Character::isDigit).count();
  }

  private static boolean isMoment(String text) {
    Matcher parts = MOMENT.matcher(text);
    if (!parts.matches()) {
      return false;
    }
    try {
      LocalDate.parse(parts.group(1));
      if (parts.group(2) != null) {
        LocalTime.parse(parts.group(2));
      }
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** Date and time of day to the second; what stands behind it, such as a zone, is left out. */
  private static String moment(String text) {
    String plain = text.replace('T', ' ');
    String whole = plain.length() == 10 ? plain + " 00:00:00" : plain;
    String seconds = whole.length() == 16 ? whole + ":00" : whole;
    return seconds.length() > 19 ? seconds.substring(0, 19) : seconds;
  }
}
