package dev.cozesh.shell.command;

import dev.cozesh.error.CozeUsageException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The options of one call, with their values as text. */
public final class Options {
  /** No option at all. */
  public static final Options NONE = new Options(Map.of());

  private static final String BETWEEN = "\n";

  private final Map<Option, String> values;

  public Options(Map<Option, String> values) {
    this.values = values.isEmpty() ? Map.of() : new EnumMap<>(values);
  }

  public boolean has(Option option) {
    return values.containsKey(option);
  }

  /** The option's value; empty text for one that was given without. */
  public Optional<String> get(Option option) {
    return Optional.ofNullable(values.get(option));
  }

  /**
   * The option's value as a number from 0; empty when it was not given.
   *
   * @throws CozeUsageException when it is no such number
   */
  public OptionalInt whole(Option option) {
    String text = get(option).orElse("");
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    try {
      int number = Integer.parseInt(text);
      if (number >= 0) {
        return OptionalInt.of(number);
      }
    } catch (NumberFormatException e) {
      // Told below, like a number that is below zero.
    }
    throw new CozeUsageException(
        option.spelling() + " takes a whole number from 0, not `" + text + "`", "", "");
  }

  /** Every value of an option that may be given several times, in their order. */
  public List<String> all(Option option) {
    return get(option).map(text -> List.of(text.split(BETWEEN))).orElse(List.of());
  }

  /** The value of an option that is given once more. */
  public static String joined(String values, String further) {
    return values + BETWEEN + further;
  }

  /** The same without some of them. */
  public Options without(Option... others) {
    Map<Option, String> rest = new EnumMap<>(Option.class);
    rest.putAll(values);
    List.of(others).forEach(rest::remove);
    return new Options(rest);
  }

  /** The options that were given. */
  public Set<Option> given() {
    return Set.copyOf(values.keySet());
  }
}
