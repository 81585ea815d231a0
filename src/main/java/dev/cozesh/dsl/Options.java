package dev.cozesh.dsl;

import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.Nearest;
import dev.cozesh.error.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The named arguments of one word; names it does not know are refused. */
final class Options {
  private final Map<?, ?> given;
  private final String word;
  private final Place place;

  private Options(Map<?, ?> given, String word, Place place) {
    this.given = given;
    this.word = word;
    this.place = place;
  }

  static Options of(Map<?, ?> given, String word, Place place, List<String> known) {
    for (Object name : given.keySet()) {
      if (!known.contains(String.valueOf(name))) {
        throw unknown(String.valueOf(name), word, place, known);
      }
    }
    return new Options(given, word, place);
  }

  private static CozeScriptException unknown(
      String name, String word, Place place, List<String> known) {
    return new CozeScriptException(
        place,
        word + " has no option " + name,
        known.isEmpty() ? "it takes none" : "it takes " + String.join(", ", known),
        Nearest.to(name, known).map(near -> "did you mean `" + near + ":`?").orElse(""));
  }

  Optional<Object> value(String name) {
    return Optional.ofNullable(given.get(name));
  }

  Optional<Double> decimal(String name) {
    return value(name).map(value -> number(name, value).doubleValue());
  }

  /** A number that is more than 0. */
  Optional<Double> positive(String name) {
    return value(name)
        .map(
            value -> {
              double number = number(name, value).doubleValue();
              if (!(number > 0) || Double.isInfinite(number)) {
                throw wrong(name, "a number that is more than 0", value);
              }
              return number;
            });
  }

  /** A whole number that is at least {@code least}. */
  Optional<Integer> whole(String name, int least, int most) {
    return value(name)
        .map(
            value -> {
              Number number = number(name, value);
              if (number.doubleValue() != number.intValue()
                  || number.intValue() < least
                  || number.intValue() > most) {
                String bounds =
                    most == Integer.MAX_VALUE ? least + " or more" : least + " to " + most;
                throw wrong(name, "a whole number, " + bounds, value);
              }
              return number.intValue();
            });
  }

  Optional<String> text(String name) {
    return value(name)
        .map(
            value -> {
              if (value instanceof CharSequence) {
                return value.toString();
              }
              throw wrong(name, "a text", value);
            });
  }

  Optional<Boolean> flag(String name) {
    return value(name)
        .map(
            value -> {
              if (value instanceof Boolean flag) {
                return flag;
              }
              throw wrong(name, "true or false", value);
            });
  }

  private Number number(String name, Object value) {
    if (value instanceof Number number) {
      return number;
    }
    throw wrong(name, "a number", value);
  }

  private CozeScriptException wrong(String name, String wanted, Object value) {
    String shown = value instanceof Number ? value.toString() : Session.kind(value);
    return new CozeScriptException(
        place, word + " " + name + ": takes " + wanted + ", not " + shown, "", "");
  }
}
