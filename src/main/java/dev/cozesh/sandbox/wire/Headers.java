package dev.cozesh.sandbox.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A request's headers; names are looked up without regard to case. */
public final class Headers {
  private final Map<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  Headers() {}

  void add(String name, String value) {
    values.computeIfAbsent(name, key -> new ArrayList<>(1)).add(value);
  }

  /** The same, but this is the one value of that name. */
  Headers with(String name, String value) {
    Headers other = new Headers();
    other.values.putAll(values);
    other.values.put(name, List.of(value));
    return other;
  }

  /** The first value of that name. */
  public Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }

  /** All values of that name, one a line as they came. */
  public List<String> all(String name) {
    List<String> found = values.get(name);
    return found == null ? List.of() : List.copyOf(found);
  }

  /** Whether one of the name's comma-separated values is this word, in any case. */
  public boolean hasWord(String name, String word) {
    return words(name).anyMatch(word::equalsIgnoreCase);
  }

  /** The name's values, split at commas. */
  Stream<String> words(String name) {
    List<String> found = values.get(name);
    return found == null
        ? Stream.empty()
        : found.stream()
            .flatMap(value -> Stream.of(value.split(",")))
            .map(String::strip)
            .filter(word -> !word.isEmpty());
  }
}
