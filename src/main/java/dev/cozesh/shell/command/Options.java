package dev.cozesh.shell.command;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The options of one call, with their values as text. */
public final class Options {
  /** No option at all. */
  public static final Options NONE = new Options(Map.of());

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

  /** The options that were given. */
  public Set<Option> given() {
    return Set.copyOf(values.keySet());
  }
}
